// Ten blank workbooks as departments make them, written part by part by hand, each with what is true of it. No program
// that reads or fills workbooks had a hand in them. Offices and titles are invented.
import type { BlankBook } from './expected.ts';
import { householdLedger, needyHouseholds } from './households.ts';
import { numberedColumns, offsetTable } from './oddities.ts';
import { floatingRoster, headingsRoster } from './rosters.ts';
import { sampleRoster, screeningForm } from './screening.ts';
import { prefixedRoster, tenantTable } from './tenants.ts';

export const tenWorkbooks = (): BlankBook[] => [
  floatingRoster(),
  headingsRoster(),
  householdLedger(),
  tenantTable(),
  prefixedRoster(),
  screeningForm(),
  sampleRoster(),
  needyHouseholds(),
  numberedColumns(),
  offsetTable(),
];
