// Runs in the page: React Flow as it comes, with as many cards and wires as the editor beside it. The floor of `bench/editor.mjs`.
import { Handle, Position, ReactFlow, useNodesState } from '@xyflow/react';
import { createElement, memo } from 'react';
import { createRoot } from 'react-dom/client';

const { graph } = /** @type {any} */ (globalThis);

const Card = memo((/** @type {{ data: { title: string, text: string } }} */ { data }) =>
  createElement(
    'div',
    { style: { width: 200, padding: 8, border: '1px solid', background: 'white', font: '12px sans-serif' } },
    createElement(Handle, { type: 'target', position: Position.Left }),
    createElement('b', null, data.title),
    createElement('div', null, data.text),
    createElement(Handle, { type: 'source', position: Position.Right }),
  ),
);
const nodeTypes = { card: Card };

function Page() {
  const [nodes, , onNodesChange] = useNodesState(graph.nodes);
  const viewport = { x: 0, y: 0, zoom: 0.6 };
  const shown = { nodes, edges: graph.edges, nodeTypes, onNodesChange, panOnScroll: true, defaultViewport: viewport };
  return createElement('div', { style: { width: '100vw', height: '100vh' } }, createElement(ReactFlow, shown));
}

createRoot(/** @type {HTMLElement} */ (document.getElementById('root'))).render(createElement(Page));
