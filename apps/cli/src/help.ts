/** What each command does, as `aybiza help <command>` tells it; the first line is the one of the list. */
export const COMMANDS = {
  login: `login <url>                  keeps the key of an installation on this machine
      --key <key>              the key; asked for unless given. Make one under Settings

The key is kept for you alone, in aybiza/logins.json of your configuration folder. The installation that was logged in to last is meant
when none is named; log in again to change that.`,
  pull: `pull [folder]                writes the drafts of all agents as sorted JSON, for Git
      --agent <name>           only this one
      --force                  overwrites what was changed here

aybiza.lock.json notes which revision each file is of. A file that was changed only here is left as it is; one that was changed here and
there is refused.`,
  push: `push [folder]                saves every flow that was changed as the draft of its agent
      --publish                publishes them: from then on they answer calls. None is, when one has errors
      --environment <name>     where: development, staging or live; live unless given
      --note <text>            what callers will notice, for the list of versions
      --force                  overwrites what somebody else saved since the pull
push <flow.json>             saves one flow
      --agent <name>           whose draft; the flow's own name unless given. Made when there is none
      --number <+E.164>        lets the agent answer this number (needs a published version)`,
  promote: `promote <agent>              the version that answers in staging answers live, as it is
      --from <environment>     and --to <environment>: others than staging and live`,
  diff: `diff [folder]                how the files differ from the drafts; exit code 1 when any does

“+” is only in the file, “-” only in the draft, “~” is otherwise.`,
  check: `check <flow.json>            lists the problems of a flow
      --junit <file>           writes them as JUnit XML, one case a problem
      --subflow <agent>@<version>=<flow.json>
                               a published flow that a subflow node names, and the file it is in; repeat it for every such
                               flow, those inside others included (also for test and compile)`,
  test: `test <flow.json>             runs the scenarios of a flow, in virtual time
      --generated              and calls made up to take every wire; tells the wires no call was found for
      --chaos                  and those calls with something going wrong: silence, failures, a caller who cuts in
      --junit <file>           writes the results as JUnit XML`,
  call: `call <flow.json>             talks with a flow in the terminal
call --to <+E.164>           has a published agent call a number, and tells what is said
      --agent <name>           which agent
      --from <+E.164>          the number of the workspace that is shown
      --input <name>=<value>   what the flow is told before; repeat it`,
  logs: `logs                         lists the newest calls
      --agent <name>           only of this one
      --limit <number>         how many, up to 100; 20 unless given
logs <call>                  what was said in one call
      --json                   everything about it (also for the list: a call a line)
      --follow                 as it happens`,
  import: `import <file>                prints a flow of Twilio Studio, Amazon Connect or Vapi as a flow of ours
      --report                 prints what became of every step instead`,
  compile: `compile <flow.json>          prints the statechart that would be published, as sorted JSON`,
} as const;

export type Command = keyof typeof COMMANDS;

const LAST = `login, pull, push, promote, diff, call and logs ask an installation:
      --url <url>              which; AYBIZA_URL, the last login, or the one that runs on this machine
      --key <key>              an API key; AYBIZA_API_KEY, the login's, or this machine's own

Exit codes: 0 done; 1 the flow has errors, a scenario or call failed, or there is a difference; 2 something could not be read, or the
installation refused it.
`;

const indented = (text: string) => text.replaceAll(/^(?=.)/gm, '  ');

/** One command in full; every command with its options unless one is named. */
export function describeCommand(command?: Command): string {
  if (command !== undefined) return `aybiza ${COMMANDS[command]}\n\n${LAST}`;
  // What stands behind an empty line is for the command's own help.
  const all = Object.values(COMMANDS).map((text) => indented(`aybiza ${text.split('\n\n')[0] ?? ''}`));
  return `aybiza: flows as files\n\n${all.join('\n')}\n\n${LAST}`;
}

export function isCommand(text: string | undefined): text is Command {
  return text !== undefined && Object.hasOwn(COMMANDS, text);
}
