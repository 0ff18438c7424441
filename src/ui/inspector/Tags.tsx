import { useId, useState } from 'react';
import { removeTag, setTag } from '../../editor/commands/edit-tags.ts';
import type { Inspected } from '../../state/inspector/inspected.ts';
import { EditableTable, type TableRow } from './EditableTable.tsx';
import { EditForm } from './EditForm.tsx';
import { fieldLook, Labelled, useFocusFirst } from './fields.tsx';
import { useEdit } from './use-edit.ts';

/** The tags of the resources; of several only those that all have alike. */
export function Tags({ of: views }: { readonly of: readonly Inspected[] }) {
  const edit = useEdit();
  const keys = views.map(({ key }) => key);
  const [first, ...rest] = views;
  const shared = (first?.tags ?? []).filter(({ Key, Value }) =>
    rest.every(({ tags }) => tags.some((tag) => tag.Key === Key && tag.Value === Value)),
  );
  const rows = shared.map(
    ({ Key, Value }): TableRow => ({
      id: Key,
      name: `tag ${Key}`,
      cells: [<span key="key">{Key}</span>, <span key="value">{Value}</span>],
      note: null,
      form: (close) => <TagForm of={keys} was={Key} value={Value} onClose={close} />,
      onDelete: () => edit(removeTag, { keys, Key }),
    }),
  );
  return (
    <EditableTable
      title={views.length > 1 ? 'Tags that all have' : 'Tags'}
      columns={['Key', 'Value']}
      rows={rows}
      empty={views.length > 1 ? 'None in common.' : 'None.'}
      noun="tag"
      addForm={(close) => <TagForm of={keys} onClose={close} />}
    />
  );
}

function TagForm(props: {
  readonly of: readonly string[];
  readonly was?: string;
  readonly value?: string;
  readonly onClose: () => void;
}) {
  const { of: keys, was, value: before = '', onClose } = props;
  const id = useId();
  const first = useFocusFirst<HTMLInputElement>();
  const [key, setKey] = useState(was ?? '');
  const [value, setValue] = useState(before);
  return (
    <EditForm
      label={was === undefined ? 'Add tag' : 'Change tag'}
      submit={was === undefined ? 'Add tag' : 'Save'}
      command={setTag}
      args={{ keys, Key: key, Value: value, ...(was === undefined ? {} : { was }) }}
      isComplete={key !== ''}
      onClose={onClose}
    >
      {(error) => (
        <>
          <Labelled label="Key" htmlFor={`${id}-key`}>
            <input
              ref={first}
              id={`${id}-key`}
              value={key}
              aria-invalid={error !== null}
              onChange={(event) => setKey(event.target.value)}
              className={fieldLook}
            />
          </Labelled>
          <Labelled label="Value" htmlFor={`${id}-value`}>
            <input
              id={`${id}-value`}
              value={value}
              onChange={(event) => setValue(event.target.value)}
              className={fieldLook}
            />
          </Labelled>
        </>
      )}
    </EditForm>
  );
}
