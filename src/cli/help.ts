import { type Command, Help } from 'commander';
import type { TextKey } from '../text/catalogue.js';
import { displayWidth, wrap } from './table.js';
import type { Terminal } from './terminal.js';

/** Commander's help with headings in the language of the terminal, and columns that fit Chinese. */
export class ReliefHelp extends Help {
  override showGlobalOptions = true;

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override styleTitle(title: string): string {
    return this.terminal.paint.bold(this.terminal.say(`help.${title}` as TextKey));
  }

  override commandUsage(command: Command): string {
    return this.translated(super.commandUsage(command));
  }

  override subcommandTerm(command: Command): string {
    return command.name();
  }

  override argumentTerm(argument: Parameters<Help['argumentTerm']>[0]): string {
    return `<${argument.name()}>`;
  }

  override displayWidth(text: string): number {
    return displayWidth(text);
  }

  override boxWrap(text: string, width: number): string {
    return wrap(text, width);
  }

  private translated(usage: string): string {
    return usage
      .replace('[options]', this.terminal.say('help.[options]'))
      .replace('[command]', this.terminal.say('help.[command]'));
  }
}
