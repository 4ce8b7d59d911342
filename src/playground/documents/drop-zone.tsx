import { useRef, useState, type DragEvent } from 'react';

/** Where files are dropped, or chosen. */
export function DropZone({ add }: { add: (files: readonly File[]) => void }) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isOver);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };
  const choose = () => {
    const { current } = input;
    if (!current) return;
    add([...(current.files ?? [])]);
    // So that the same file can be chosen again.
    current.value = '';
  };

  return (
    <label
      className="steward-drop"
      data-over={over}
      onDragEnter={drag(true)}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={drop}
    >
      <input ref={input} type="file" multiple onChange={choose} />
      <span>
        <strong>Drop files here</strong>, or choose some
      </span>
      <span className="steward-hint">PDF, Word, PowerPoint, Excel, ODT, HTML, Markdown, CSV, text, JSON</span>
    </label>
  );
}
