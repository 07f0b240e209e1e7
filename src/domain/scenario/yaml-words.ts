/** What the YAML parser stumbles over, in words for people who do not know what a mapping is. */

export interface YamlTold {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

const broken = (message: string, remedy: string): YamlTold => ({ code: 'broken-yaml', message, remedy });

/** @param error - the parser's own name of the mistake; @param offset - where in the text it stands */
export function tellYaml(error: string, text: string, offset: number): YamlTold {
  switch (error) {
    case 'DUPLICATE_KEY':
      return {
        code: 'duplicate-key',
        message: `The field "${keyAt(text, offset)}" stands twice in one place.`,
        remedy: 'Keep one of the two.',
      };
    case 'MULTIPLE_DOCS':
      return {
        code: 'several-documents',
        message: 'The file holds more than one document: a line of three hyphens begins a new one.',
        remedy: 'Remove that line, or move what follows it into a file of its own.',
      };
    case 'TAB_AS_INDENT':
      return broken('This line is indented with a tab.', 'Indent with spaces.');
    case 'BAD_INDENT':
      return broken(
        'This line does not line up with those around it, or a bracket before it is still open.',
        'Line it up with its neighbors, two spaces a level, and close every bracket.',
      );
    case 'MISSING_CHAR':
      return broken('A quotation mark, a bracket or a comma is missing.', 'Close what is open.');
    case 'BLOCK_AS_IMPLICIT_KEY':
      return broken(
        'There is a second colon in this line.',
        'Put the text after the first colon in quotation marks, or begin a new line.',
      );
    case 'BAD_SCALAR_START':
      return broken(`A text cannot begin with ${text.charAt(offset)} here.`, 'Put it in quotation marks.');
    case 'BAD_DQ_ESCAPE':
      return broken(
        'A backslash within double quotation marks means something else here.',
        'Use single quotation marks, or leave the backslash out.',
      );
    case 'NON_STRING_KEY':
      return broken('The name of a field must be a plain word.', 'Write it without brackets.');
    case 'MULTILINE_IMPLICIT_KEY':
      return broken(
        'A field needs a name, a colon and a space, all in one line.',
        'Write it as `name: value`, and close every quotation mark before.',
      );
    default:
      return broken(
        'This place cannot be read.',
        'Check the indentation, and put text with ": ", "#" or marks of its own in quotation marks.',
      );
  }
}

function keyAt(text: string, offset: number): string {
  return /^["']?([^"':\n]*)/.exec(text.slice(offset, offset + 60))?.[1]?.trim() ?? '';
}
