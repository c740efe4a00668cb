// The areas of a file as a tree to look at before anything is written. Pure.

export type AddedArea = { id: string; kind: string; code: string; name: string; parentCode: string };
export type AddedBranch = AddedArea & { parts: AddedBranch[] };

/** Branches from the top; an area whose parent is not in the file stands at the top itself. */
export function branchesOf(areas: readonly AddedArea[]): AddedBranch[] {
  const byCode = new Map(areas.map(area => [area.code, { ...area, parts: [] as AddedBranch[] }]));
  const top: AddedBranch[] = [];
  for (const branch of byCode.values()) {
    const parent = branch.parentCode === branch.code ? undefined : byCode.get(branch.parentCode);
    (parent?.parts ?? top).push(branch);
  }
  return top;
}

/** How many of each kind, in the order of the levels. */
export function countKinds(areas: readonly AddedArea[]): [kind: string, count: number][] {
  const order = ['province', 'city', 'district', 'street', 'community'];
  const counts = Map.groupBy(areas, area => area.kind);
  return order.flatMap(kind => (counts.has(kind) ? [[kind, counts.get(kind)?.length ?? 0] as [string, number]] : []));
}
