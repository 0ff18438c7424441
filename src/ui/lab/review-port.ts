import { createContext } from 'react';

/** Puts a question of the lessons (`topic/question`) on the list for review; null where there is no such list. */
export type ReviewPort = (question: string) => void;

export const ReviewContext = createContext<ReviewPort | null>(null);
