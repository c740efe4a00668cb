// Whoever works by the keyboard comes back to where a dialog was opened, also where it goes from the page when it closes.
import { useEffect, useState } from 'react';

/** In the component that brings the dialog along. */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // The dialog lets go of the keyboard first.
      setTimeout(() => {
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      });
    },
    [opener],
  );
}
