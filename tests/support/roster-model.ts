// The shape of a messy roster and of its truth: for every row, what must become of it.
import type { RefusalCode } from '../../core/kernel/refusals.ts';
import type { Door, ResidenceKind } from '../../core/registry/model.ts';

/** A cell as a workbook holds it; a Date's UTC day counts. */
export type Cell = string | number | Date | null;

export const ROSTER_COLUMNS = [
  { key: 'serial', group: '', header: '序号' },
  { key: 'grid', group: '', header: '所属网格', means: 'grid.name' },
  { key: 'head', group: '住户信息', header: '户主姓名', means: 'household.head_name' },
  { key: 'address', group: '住户信息', header: '家庭住址', means: 'dwelling.address' },
  { key: 'name', group: '居民信息', header: '居民姓名*', means: 'person.name' },
  { key: 'sex', group: '居民信息', header: '性  别', means: 'person.sex' },
  { key: 'ethnicity', group: '居民信息', header: '民族', never: 'ethnicity' },
  { key: 'idNumber', group: '居民信息', header: '身份证号码（18位）', means: 'person.id_number' },
  { key: 'birthDate', group: '居民信息', header: '出生年月', means: 'person.birth_date' },
  { key: 'relation', group: '居民信息', header: '与户主关系', means: 'person.relation_to_head' },
  { key: 'residence', group: '居民信息', header: '人口类型', means: 'person.residence_kind' },
  { key: 'phone', group: '居民信息', header: '联系方式', means: 'person.phone' },
  { key: 'remarks', group: '', header: '备注' },
] as const;
export type Key = (typeof ROSTER_COLUMNS)[number]['key'];
export type Row = Partial<Record<Key, Cell>>;

/** What the registry must hold after the import, in the spelling it holds everything in. */
export type PersonTruth = {
  door: Door;
  grid: string;
  name: string;
  sex: '1' | '2';
  birthDate: string;
  relation: string;
  residence: ResidenceKind;
  idNumber?: string;
  phone?: string;
};

export type RowTruth = {
  /** 1-based, as the workbook shows it. */
  row: number;
  /** `ignored`: nobody stands in it (blank, totals, signatures). */
  outcome: 'imported' | 'refused' | 'ignored';
  code?: RefusalCode;
  /** Header of the column at fault. */
  column?: string;
  /** Of an imported row. */
  person?: PersonTruth;
};

export type MessyRoster = {
  sheetName: string;
  /** Every row from the top, title and header rows included; merged cells hold their value once. */
  rows: Cell[][];
  /** 1-based, both ends included: [top, left, bottom, right]. */
  merges: [number, number, number, number][];
  /** 1-based row of the lower header row. */
  headerRow: number;
  columns: { header: string; means?: string; never?: string }[];
  truth: {
    /** Present: the whole file must be refused and nothing read from it. */
    refused?: RefusalCode;
    rows: RowTruth[];
    counts: { rows: number; imported: number; refused: number; households: number; buildings: number };
  };
};

export type Entry = { row: Row; truth: Omit<RowTruth, 'row'> & { person: PersonTruth } };
/** Rows of one door. `merged`: grid, head and address stand once for all of them. */
export type DoorRows = { merged: boolean; entries: Entry[] };
