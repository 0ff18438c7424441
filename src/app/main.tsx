import './zod-without-eval.ts';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openSample } from '../state/sample/sample.ts';
import { App } from '../ui/App.tsx';
import './index.css';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root element');
createRoot(container).render(
  <StrictMode>
    <App sample={openSample()} />
  </StrictMode>,
);
