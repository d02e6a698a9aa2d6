export { addNode, allKinds, mayAdd } from './add-node.ts';
export {
  addAfterCallStep,
  changeAfterCallStep,
  duplicateAfterCallStep,
  moveAfterCallStep,
  nextCopyId,
  nextStepId,
  removeAfterCallStep,
} from './after-call.ts';
export { arrange } from './arrange.ts';
export type { Command, Shortcut } from './command.ts';
export { connect } from './connect.ts';
export { disconnect } from './disconnect.ts';
export { addDocument, changeDocument, removeDocument } from './documents.ts';
export { duplicate } from './duplicate.ts';
export { fixProblem } from './fix-problem.ts';
export { copyFragment, fragmentFromText, fragmentToText, freshIds } from './fragment.ts';
export { freeId, freeItemId } from './free-id.ts';
export { freePlace } from './free-place.ts';
export { mayStandIn } from './group-tree.ts';
export { groupNodes, leaveGroup, setCollapsed, setGroup } from './groups.ts';
export { insertOnEdge } from './insert-on-edge.ts';
export { addIntent, changeIntent, removeIntent } from './intents.ts';
export { type MoveNodesArgs, moveNodes } from './move-nodes.ts';
export { nudge } from './nudge.ts';
export { paste } from './paste.ts';
export { removeSelection } from './remove-selection.ts';
export { removeVariable } from './remove-variable.ts';
export { renameNode } from './rename-node.ts';
export { renameVariable } from './rename-variable.ts';
export { replaceFlow } from './replace-flow.ts';
export { addRule, changeRule, removeRule } from './rules.ts';
export { addScenarios, changeScenario, removeScenario } from './scenarios.ts';
export { setVariable } from './set-variable.ts';
export { addLanguage, removeLanguage, translate } from './translations.ts';
export { updateNode } from './update-node.ts';
export { updateSettings } from './update-settings.ts';
