import { useMemo } from 'react';
import type { Command } from '../../editor/commands/command.ts';
import type { AwsError } from '../../state/canvas.ts';
import { ruleUses } from '../../state/inspector/rule-use.ts';
import { tryEdit } from '../../state/inspector/try-edit.ts';
import type { RulePlace } from '../../state/rule-place.ts';
import { useCanvas } from '../canvas/canvas-store.ts';
import { useLab, useLabState } from '../lab/lab-context.ts';

/** Makes the edit if AWS would, and gives its error if not: fields show it where they stand. */
export type Edit = <Args>(command: Command<Args>, args: Args) => AwsError | null;

export function useEdit(): Edit {
  const lab = useLab();
  return useMemo(
    () => (command, args) => {
      const error = tryEdit(lab.store.getState().document, command, args);
      if (error === null) lab.whenReady(() => lab.run(command, args));
      return error;
    },
    [lab],
  );
}

/** What AWS would say to the edit as it stands in a form; null while it would do it, or nothing is asked. */
export function useTrial<Args>(command: Command<Args>, args: Args | null): AwsError | null {
  const document = useLabState((state) => state.document);
  // Arguments are plain JSON, made anew by each rendering.
  const text = args === null ? null : JSON.stringify(args);
  return useMemo(
    () => (text === null ? null : tryEdit(document, command, JSON.parse(text) as Args)),
    [document, command, text],
  );
}

/** What the kept questions make of each line of a table. */
export function useRuleUses() {
  const probes = useLabState((state) => state.probes);
  return useMemo(() => ruleUses(probes), [probes]);
}

/** The line of that table which somebody asked to edit, as long as that is the last thing asked. */
export function useAskedRow(key: string, way: RulePlace['way']): RulePlace | null {
  const asked = useCanvas((state) => state.asksToEdit);
  return asked?.key === key && asked.way === way ? asked : null;
}

export function useCloud() {
  return useLabState((state) => state.document.cloud);
}
