import { useId, useState } from 'react';
import { type AttributeValue, setAttribute } from '../../editor/commands/set-attribute.ts';
import type { AwsError } from '../../state/canvas.ts';
import type { FieldView } from '../../state/inspector/inspected.ts';
import { EditText } from './EditText.tsx';
import { fieldLook } from './fields.tsx';
import { Problem } from './Problem.tsx';
import { RecordLink } from './RecordLink.tsx';
import { ReferenceList } from './ReferenceList.tsx';
import { useEdit } from './use-edit.ts';

/** One field of the type's definition with the control it names. */
export function FieldRow({ of: key, field }: { readonly of: string; readonly field: FieldView }) {
  switch (field.control) {
    case 'readonly':
      return <Fact field={field} />;
    case 'text':
      return (
        <EditText
          label={field.label}
          value={String(field.value)}
          help={field.help}
          command={setAttribute}
          argsFor={(value) => ({ key, path: field.path, value })}
        />
      );
    case 'switch':
      return <Switch of={key} field={field} />;
    case 'references':
      return <ReferenceList of={key} field={field} />;
    default:
      return <Select of={key} field={field} />;
  }
}

function Fact({ field }: { readonly field: FieldView }) {
  const { label, value, links, facts, help } = field;
  const text = String(value);
  return (
    <div className="grid grid-cols-[7.5rem_1fr] items-baseline gap-x-2">
      <dt className="text-muted text-xs" data-tip={help ?? undefined}>
        {label}
      </dt>
      <dd className="min-w-0">
        {links.length > 0 ? (
          links.map((link) => <RecordLink key={link.id} to={link} />)
        ) : (
          <span className="[overflow-wrap:anywhere]">
            {text === '' ? <span className="text-muted">none</span> : text}
          </span>
        )}
        {facts.map((fact) => (
          <span key={fact} className="block text-muted text-xs">
            {fact}
          </span>
        ))}
      </dd>
    </div>
  );
}

/** Sets the field at once, or keeps AWS's refusal beside it until something else is tried. */
function useField(key: string, path: string) {
  const edit = useEdit();
  const [error, setError] = useState<AwsError | null>(null);
  const set = (value: AttributeValue) => setError(edit(setAttribute, { key, path, value }));
  return { error, set };
}

function Switch({ of: key, field }: { readonly of: string; readonly field: FieldView }) {
  const id = useId();
  const { error, set } = useField(key, field.path);
  return (
    <div>
      <div className="flex items-center justify-between gap-2">
        <label htmlFor={id} className="font-medium text-muted text-xs">
          {field.label}
        </label>
        <input
          id={id}
          type="checkbox"
          role="switch"
          aria-checked={field.value === true}
          checked={field.value === true}
          onChange={(event) => set(event.target.checked)}
          aria-describedby={`${id}-help ${id}-problem`}
          className="inspector-switch"
        />
      </div>
      <p id={`${id}-help`} className="text-muted text-xs">
        {field.help}
      </p>
      <Problem id={`${id}-problem`} error={error} />
    </div>
  );
}

function Select({ of: key, field }: { readonly of: string; readonly field: FieldView }) {
  const id = useId();
  const { error, set } = useField(key, field.path);
  const value = String(field.value);
  const isListed = field.choices.some((choice) => choice.value === value);
  const isReference = field.control === 'reference';
  return (
    <div>
      <label htmlFor={id} className="mb-0.5 block font-medium text-muted text-xs">
        {field.label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => set(event.target.value)}
        aria-invalid={error !== null}
        aria-describedby={`${id}-help ${id}-problem`}
        className={fieldLook}
      >
        {isReference && <option value="">none</option>}
        {!isListed && value !== '' && <option value={value}>{value}</option>}
        {field.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <p id={`${id}-help`} className="text-muted text-xs">
        {field.help}
      </p>
      <Problem id={`${id}-problem`} error={error} />
    </div>
  );
}
