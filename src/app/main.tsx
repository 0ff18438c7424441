import './zod-without-eval.ts';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { restoreTheme } from '../platform/theme.ts';
import { Root } from './Root.tsx';
import './index.css';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root element');
restoreTheme();
createRoot(container).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);
