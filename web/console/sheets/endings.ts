// Kinds of files a department's blank sheet may come as, with their dot, in lower case.
export const ENDINGS = ['.xlsx', '.xls', '.docx', '.csv'] as const;

/** A file's name without its ending. */
export const stemOf = (name: string): string => name.replace(/\.(?:xlsx?|docx|csv)$/i, '');
