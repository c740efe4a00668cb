// Hands bytes the server sent to the browser's own downloads.
import type { Fetched } from '../../shared/client.ts';

export function save({ name, bytes }: Fetched): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
