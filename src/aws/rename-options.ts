import type { Customization } from './command-option.ts';

/** Options that the command line calls otherwise than the model does. */
export function renamedOptions(names: { readonly [name: string]: string }): Customization {
  return {
    options: (options) =>
      options.map((option) => {
        const name = names[option.name];
        return name === undefined ? option : { ...option, name, destination: name };
      }),
  };
}
