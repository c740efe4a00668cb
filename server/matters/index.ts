// The door of matters: their commands, what rules make of other commands, and what is open about a household.
import { moveMatterHandler, openMatterHandler, reopenMatterHandler } from './commands.ts';
import { exitMatterHandler } from './exit.ts';
import {
  affectHouseholdHandler,
  assignMatterHandler,
  joinMattersHandler,
  noteMatterHandler,
  returnMatterHandler,
} from './hand.ts';
import { readNoticeHandler } from './inbox-command.ts';
import { drawLotsHandler } from './lots.ts';
import { passClockHandler, runRulesHandler } from './system.ts';

export const matterHandlers = [
  openMatterHandler,
  moveMatterHandler,
  reopenMatterHandler,
  assignMatterHandler,
  returnMatterHandler,
  affectHouseholdHandler,
  joinMattersHandler,
  noteMatterHandler,
  readNoticeHandler,
  passClockHandler,
  runRulesHandler,
  exitMatterHandler,
  drawLotsHandler,
];
export { closeMattersOf, countOpenOf } from './exit.ts';
export { mattersOfHouseholds } from './load.ts';
export { LOTS, workOnLots } from './lots.ts';
export { matterRoutes } from './routes.ts';
export { type Book, followUp, newBook, prepareBook } from './run.ts';
export { fireDueRules, planRules } from './schedules.ts';
export { followResidents } from './store.ts';
export { passDueClocks } from './ticks.ts';
export { workElsewhere, workOffRules } from './work-rules.ts';
export { ELSEWHERE, writeBook } from './write.ts';
