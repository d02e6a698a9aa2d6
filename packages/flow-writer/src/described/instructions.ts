import { nodeKinds, parseFlow } from '@aybiza/flow';
import { loadTemplate } from '@aybiza/flow/load-template';
import { describeFlow } from './describe-flow.ts';

/** What the model is told before it is told what to draw: the language, the rules of a good line, and a finished example. */
export async function instructions(): Promise<string> {
  const example = parseFlow(await loadTemplate('dental-practice'));
  if (!example.ok) throw new Error(`the template must be a flow: ${example.error.message}`);
  const kinds = Object.entries(nodeKinds).map(([kind, { help }]) => `- ${kind}: ${help}`);
  return `${RULES}\n\nKINDS OF STEPS\n${kinds.join('\n')}\n\nA FINISHED EXAMPLE\n${describeFlow(example.value)}`;
}

const RULES = `You draw how a business answers its telephone, as a flow: steps, and wires from the named ways out of a step to other \
steps. Somebody describes their line; you write the whole flow with the tools, then look at what is wrong with it and mend it until \
nothing is.

How it works:
- One step of kind “start” begins every call. Every way that a caller can take leads to a step of kind “end”, with an outcome that says \
what came of the call.
- Ways out that must lead on have to be wired. Others may stay open: then the flow's handlers serve, and its apology.
- Handlers are entered from anywhere: by what a caller says, by silence, by an error. A “resume” step at their end leads back.
- Ask for the data of kinds with describe_kinds before you use one that the example does not show.
- Texts may hold {{variables}}. Conditions are CEL over variables, such as has(day) && people > 2. Declare every variable that you use.
- A way round in which nobody is asked anything is refused; so is a caller who can never come to an end.

What a good line has:
- A greeting that says who answers and asks one open question. Sentences that are spoken: short, polite, no lists of more than four \
things, no abbreviations, no symbols.
- An emergency handler, and a handler for “speak to a person” that transfers if a number is given and takes a message if not. \
Handlers for silence and for errors. After each thing done: is there anything else?
- Bookings through the calendar as the example does it. Other systems only where their address is given: never invent an address, a \
number, a price or a time. What is not known is asked of the author in a step of kind “comment”.
- Names that callers and authors use, in the language of the description.

Write many steps with each call of a tool. When you believe that you are done, call finish.`;
