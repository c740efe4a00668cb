// Strongly connected components of a small directed graph (Tarjan's): the sets of nodes that lead to one another.

/** Those that are a circle: of several nodes, or of one that leads to itself. `links` outside `nodes` are left out. */
export function components(nodes: readonly string[], links: ReadonlyMap<string, readonly string[]>): Set<string>[] {
  const among = new Set(nodes);
  const found: Set<string>[] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const linked = (node: string) => (links.get(node) ?? []).filter(to => among.has(to));

  // Without recursion: a chain of rules may be long.
  for (const root of nodes) {
    if (order.has(root)) continue;
    const open: { node: string; to: string[]; next: number }[] = [];
    const enter = (node: string) => {
      order.set(node, order.size);
      low.set(node, order.get(node)!);
      stack.push(node);
      onStack.add(node);
      open.push({ node, to: linked(node), next: 0 });
    };
    enter(root);
    for (let here = open.at(-1); here !== undefined; here = open.at(-1)) {
      const { node, to } = here;
      if (here.next < to.length) {
        const target = to[here.next++]!;
        if (!order.has(target)) enter(target);
        else if (onStack.has(target)) low.set(node, Math.min(low.get(node)!, order.get(target)!));
        continue;
      }
      open.pop();
      const above = open.at(-1);
      if (above !== undefined) low.set(above.node, Math.min(low.get(above.node)!, low.get(node)!));
      if (low.get(node) !== order.get(node)) continue;
      const component = new Set<string>();
      for (let last = ''; last !== node; ) {
        last = stack.pop()!;
        onStack.delete(last);
        component.add(last);
      }
      if (component.size > 1 || to.includes(node)) found.push(component);
    }
  }
  return found;
}
