import X from 'lucide-react/icons/x';
import { useId, useState } from 'react';
import { setAttribute } from '../../editor/commands/set-attribute.ts';
import type { AwsError } from '../../state/canvas.ts';
import type { FieldView } from '../../state/inspector/inspected.ts';
import { referenceTo } from '../../state/inspector/names.ts';
import { fieldLook } from './fields.tsx';
import { Problem } from './Problem.tsx';
import { RecordLink } from './RecordLink.tsx';
import { RowButton } from './RowButton.tsx';
import { useCloud, useEdit } from './use-edit.ts';

/** Several references, such as an interface's security groups: each to go to or take out, and one to add. */
export function ReferenceList({ of: key, field }: { readonly of: string; readonly field: FieldView }) {
  const id = useId();
  const cloud = useCloud();
  const edit = useEdit();
  const [error, setError] = useState<AwsError | null>(null);
  const ids = Array.isArray(field.value) ? (field.value as readonly string[]) : [];
  const set = (value: readonly string[]) => setError(edit(setAttribute, { key, path: field.path, value }));
  const others = field.choices.filter(({ value }) => !ids.includes(value));
  return (
    <div>
      <p className="font-medium text-muted text-xs">{field.label}</p>
      <ul>
        {ids.map((each) => {
          const reference = referenceTo(cloud, each);
          return (
            <li key={each} className="flex items-center justify-between gap-2">
              <RecordLink to={reference} />
              <RowButton
                label={`Remove ${reference.title}`}
                onClick={() => set(ids.filter((other) => other !== each))}
              >
                <X size={14} aria-hidden="true" />
              </RowButton>
            </li>
          );
        })}
      </ul>
      {others.length > 0 && (
        <select
          aria-label={`Add to ${field.label}`}
          aria-describedby={`${id}-help ${id}-problem`}
          value=""
          onChange={(event) => set([...ids, event.target.value])}
          className={fieldLook}
        >
          <option value="">Add…</option>
          {others.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
      <p id={`${id}-help`} className="text-muted text-xs">
        {field.help}
      </p>
      <Problem id={`${id}-problem`} error={error} />
    </div>
  );
}
