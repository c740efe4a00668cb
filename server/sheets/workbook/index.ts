// The door of the workbook readers, for whoever has a workbook to read and no sheet to fill. Loads nothing but them, so
// that a process aside may enter here.
export { type BookLimits, readTemplate } from './read-template.ts';
export { showsDay } from './styles.ts';
export { encodeText } from './text.ts';
