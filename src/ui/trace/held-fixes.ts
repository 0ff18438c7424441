import { createContext } from 'react';

/** Whether fixes wait until they are asked for: who practises shall think first. */
export const HeldFixes = createContext(false);
