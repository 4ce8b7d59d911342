import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './playground.css';
import { createRoot } from 'react-dom/client';
import { Headers } from './headers.js';
import { createPlayground } from './playground.js';
import { send } from './send.js';
import { Session } from './session.js';

const root = document.getElementById('playground');
if (!root) throw new Error('index.html has no element #playground');

const headers = new Headers(sessionStorage);
const session = new Session(headers, send);
createRoot(root).render(createPlayground(session, headers));
void session.resume();
