import { expect, it } from 'vitest';
import { colourAnswer, colourError } from './colours.ts';

const styled = (code: string, text: string) => `\x1b[${code}m${text}\x1b[0m`;

it('errors are red with their code in bold, our own lines blue, what is not simulated yellow', () => {
  expect(
    colourError(
      'An error occurred (InvalidVpcID.NotFound) when calling it\nskytrace: did you mean vpc-1?\nnot simulated: x.\n',
    ),
  ).toBe(
    `${styled('31', 'An error occurred ')}${styled('1;31', '(InvalidVpcID.NotFound)')}${styled('31', ' when calling it')}\n${styled('34', 'skytrace: did you mean vpc-1?')}\n${styled('33', 'not simulated: x.')}\n`,
  );
});

it('answers in JSON have names, texts, numbers and words in colours of their own, and text stays as it is', () => {
  expect(colourAnswer('{\n    "Vpcs": 1,\n    "Name": "a",\n    "Is": true\n}\nplain\n')).toBe(
    `{\n    ${styled('34', '"Vpcs"')}: ${styled('33', '1')},\n    ${styled('34', '"Name"')}: ${styled('32', '"a"')},\n    ${styled('34', '"Is"')}: ${styled('35', 'true')}\n}\nplain\n`,
  );
});
