import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { applyPreferences, readHand, readTheme } from './live/preferences.ts';
import './styles/tokens.css';
import './styles/ground.css';
import './styles/room.css';
import './styles/head.css';
import './styles/cells.css';
import './styles/attention.css';
import './styles/mark.css';
import './styles/plays.css';
import './styles/film.css';
import './styles/preview.css';
import './styles/tags.css';
import './styles/stats.css';
import './styles/panels.css';
import './styles/tape.css';
import './styles/recording.css';
import './styles/games.css';
import './styles/team.css';

applyPreferences(readTheme(), readHand());

const place = document.getElementById('page');
if (place === null) throw new Error('index.html has no place for the page');
createRoot(place).render(<App />);
