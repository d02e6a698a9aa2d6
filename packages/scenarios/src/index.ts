export { type AskModel, backTestCall } from './back-test/back-test-call.ts';
export { type BackTestedCall, backTestedCallSchema } from './back-test/back-tested-call.ts';
export { type LoggedCall, readLoggedCall } from './back-test/logged-call.ts';
export { chaosScenarios } from './chaos-scenarios.ts';
export { type Coverage, coverageOf } from './coverage.ts';
export { type GeneratedScenarios, generateScenarios } from './generate-scenarios.ts';
export { runScenario, type ScenarioFailure, type ScenarioResult } from './run-scenario.ts';
export { type CallAsScenario, scenarioOfCall } from './scenario-of-call.ts';
