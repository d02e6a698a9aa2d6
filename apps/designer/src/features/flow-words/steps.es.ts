import type { FlowWords } from './strings.ts';

export const nodesSpanish: FlowWords['nodes'] = {
  start: { title: 'Inicio de la llamada', help: 'Por aquí entra cada llamada. Hay exactamente uno.' },
  say: { title: 'Decir', help: 'Dice algo a quien llama y sigue.' },
  menu: { title: 'Menú', help: 'Pregunta qué desea quien llama y lleva la llamada por el camino adecuado.' },
  collect: {
    title: 'Recoger datos',
    help: 'Pide uno o varios valores: un día, una hora, un nombre. Los acepta en cualquier orden, también si se dan antes.',
  },
  confirm: {
    title: 'Confirmar',
    help: 'Repite valores: quien llama dice sí, no o lo que debe ser en su lugar.',
  },
  keypad: { title: 'Teclado', help: 'Toma un número por las teclas del teléfono: una cuenta, un PIN, una tarjeta.' },
  voicemail: { title: 'Buzón de voz', help: 'Recoge un mensaje después de una señal.' },
  branch: {
    title: 'Bifurcación',
    help: 'Decide según lo que se sabe: la primera condición que se cumple muestra el camino.',
  },
  hours: { title: 'Horario', help: '¿Abierto o cerrado? Lo decide un plan semanal con festivos.' },
  split: { title: 'Reparto', help: 'Envía una parte de las llamadas por cada lado, para probar algo.' },
  limit: {
    title: 'Límite',
    help: 'Corta las repeticiones: tras tantas veces, o tanto tiempo, la llamada toma otro camino.',
  },
  classify: {
    title: 'Clasificar',
    help: 'Deja que el modelo decida cuál de sus categorías encaja con lo que se dijo.',
  },
  answer: {
    title: 'Responder',
    help: 'Responde a una pregunta a partir de sus documentos, y avisa cuando no dicen nada.',
  },
  converse: {
    title: 'Conversación',
    help: 'Deja que el modelo lleve la conversación hacia un objetivo, dentro de los límites que usted fija.',
  },
  set: { title: 'Anotar', help: 'Apunta algo para más tarde: da un valor a variables.' },
  request: { title: 'Solicitud', help: 'Pregunta a otro sistema, como el calendario, y usa su respuesta.' },
  message: { title: 'Enviar un mensaje', help: 'Envía un mensaje de texto, como una confirmación o un enlace.' },
  wait: {
    title: 'Esperar',
    help: 'Hace una pausa, en silencio o con música, durante un tiempo o hasta que otro sistema avise.',
  },
  sendKeys: {
    title: 'Enviar teclas',
    help: 'Pulsa teclas del teléfono para el otro extremo, como una extensión.',
  },
  tag: {
    title: 'Etiqueta',
    help: 'Escribe una etiqueta o una cifra en el registro de la llamada, para contarla después.',
  },
  recording: { title: 'Grabación', help: 'Inicia, pausa, reanuda u oculta la grabación de la llamada.' },
  language: {
    title: 'Idioma',
    help: 'Sigue en otro idioma: lo que se entiende, la voz y los textos traducidos.',
  },
  transfer: { title: 'Transferir', help: 'Pone a quien llama en contacto con una persona.' },
  end: {
    title: 'Fin',
    help: 'Se despide y cuelga; dentro de otro flujo, vuelve a él. El resultado es lo que verá en la lista de llamadas.',
  },
  handler: {
    title: 'Caso especial',
    help: 'Responde a algo que se puede decir o hacer en cualquier momento, como pedir hablar con una persona.',
  },
  resume: { title: 'Volver', help: 'Vuelve a donde estaba la llamada y repite la última frase.' },
  jump: { title: 'Salto', help: 'Sigue en otro paso, sin una línea larga que cruce el dibujo.' },
  subflow: {
    title: 'Subflujo',
    help: 'Ejecuta una versión publicada de otro flujo como parte de esta llamada.',
  },
  group: {
    title: 'Grupo',
    help: 'Un marco alrededor de pasos: lo que dejan abierto sale por las salidas del propio grupo.',
  },
  comment: {
    title: 'Nota',
    help: 'Una nota para quienes trabajan en este flujo. Ninguna llamada pasa por aquí.',
  },
};

export const afterCallSpanish: FlowWords['afterCall'] = {
  summary: {
    title: 'Resumen',
    help: 'El modelo dice en pocas frases de qué trató la llamada y cómo terminó.',
  },
  extract: {
    title: 'Extraer valores',
    help: 'El modelo busca valores en lo que se dijo; se guardan como resultados de la llamada.',
  },
  score: {
    title: 'Evaluación',
    help: 'El modelo juzga la llamada según sus criterios. Lo que no puede mostrar en la transcripción no cuenta.',
  },
  webhook: { title: 'Webhook', help: 'Informa de la llamada a otro sistema, con firma, hasta que escuche.' },
  message: {
    title: 'Enviar un mensaje',
    help: 'Envía a quien llamó un mensaje de texto, como lo que se acordó. Nunca dos veces: lo que pudo haber salido no se envía de nuevo.',
  },
  email: {
    title: 'Correo electrónico',
    help: 'Informa a su equipo de la llamada, por ejemplo, de que alguien pidió que se le devolviera.',
  },
  exportRecording: {
    title: 'Exportar la grabación',
    help: 'Deja una copia de la grabación en una carpeta del almacenamiento, para que otros la recojan.',
  },
  contact: {
    title: 'Recordar a quien llama',
    help: 'Guarda quién llamó y qué se acordó, para que la próxima llamada pueda empezar por ahí. Solo con su consentimiento.',
  },
  callBack: {
    title: 'Devolver la llamada',
    help: 'Alguien quiere que se le devuelva la llamada: una persona lo encuentra en la página «Devoluciones de llamada», o un agente llama hasta localizarle.',
  },
};
