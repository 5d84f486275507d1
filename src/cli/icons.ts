import { writeFileSync } from 'node:fs';
import { drawIcon, icons } from './draw-icon.ts';

// `npm run icons`: draws the icons of the Teams app anew from their SVG.

for (const name of icons) writeFileSync(new URL(`../../manifest/${name}.png`, import.meta.url), await drawIcon(name));
