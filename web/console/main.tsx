// Opens the console: its look, its rooms in the order of the menu, and the page the address names.
import { createRoot } from 'react-dom/client';
import '../shared/tokens.css';
import './frame/base.css';
import './frame/frame.css';
import './frame/side.css';
import './frame/page.css';
import './frame/area-picker.css';
import { App } from './frame/app.tsx';
import { showElder } from './frame/text.ts';
import { ROOMS } from './rooms.ts';

showElder();
createRoot(document.getElementById('app')!).render(<App rooms={ROOMS} />);
