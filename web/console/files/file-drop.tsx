// Where a file is dropped or chosen. A labelled input is underneath, so the keyboard and a screen reader reach it too.
import { useId, useState } from 'react';
import { Icon } from '../frame/index.ts';
import './files.css';

type FileDropProps = {
  /** The accessible name of the input. */
  label: string;
  title: string;
  hint: string;
  /** Endings with their dot, in lower case. */
  endings: readonly string[];
  disabled?: boolean;
  /** Several at once; each is handed over in its turn. */
  many?: boolean;
  /** `fits`: whether its name ends as wanted; browsers let people drop anything. */
  onFile(file: File, fits: boolean): void;
};

export function FileDrop({ label, title, hint, endings, disabled = false, many = false, onFile }: FileDropProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    if (disabled) return;
    for (const file of [...(files ?? [])].slice(0, many ? undefined : 1))
      onFile(
        file,
        endings.some(ending => file.name.toLowerCase().endsWith(ending)),
      );
  };
  return (
    <label
      htmlFor={id}
      className={`file-drop${over ? ' over' : ''}${disabled ? ' off' : ''}`}
      onDragOver={event => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <span className="file-drop-icon">
        <Icon name="import" />
      </span>
      <span className="file-drop-title">{title}</span>
      <span className="file-drop-hint">{hint}</span>
      <input
        id={id}
        type="file"
        aria-label={label}
        accept={endings.join(',')}
        disabled={disabled}
        multiple={many}
        onChange={event => {
          take(event.target.files);
          // The same file chosen again, mended meanwhile, is a new choice.
          event.target.value = '';
        }}
      />
    </label>
  );
}
