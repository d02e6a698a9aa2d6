// What `cdk` runs: the stacks of the installation that the context names, `-c installation=<file>`, or of the example.
import { addStacks, openApp } from './add-stacks.ts';
import { readInstallation } from './installation.ts';

const app = openApp();
addStacks(app, readInstallation(String(app.node.tryGetContext('installation') ?? 'installation.example.json')));
app.synth();
