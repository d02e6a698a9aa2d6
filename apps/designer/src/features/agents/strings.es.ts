import { translate } from '../../language/strings.ts';
import type { agentsStrings } from './strings.ts';

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

export const agentsSpanish = translate<typeof agentsStrings>('agents', {
  title: 'Agentes',
  lead: 'Un agente contesta un número de teléfono, o una llamada desde el navegador, siguiendo el flujo que usted dibuja.',
  create: 'Nuevo agente',
  createIt: 'Crear',
  emptyTitle: 'Aún no hay agentes',
  emptyText: 'Parta de un ejemplo ya listo y adáptelo, o de un flujo vacío.',
  live: (version: number) => `En vivo · v${version}`,
  draft: 'Sin publicar',
  errors: (number: number) => count(number, 'error', 'errores'),
  warnings: (number: number) => count(number, 'advertencia', 'advertencias'),
  ready: 'Sin problemas',
  waits: 'A la espera de aprobación',
  mentions: (number: number) => (number === 1 ? 'Se le menciona' : `Se le menciona ${number} veces`),
  number: 'Número',
  noNumber: 'Ninguno conectado',
  callsToday: 'Llamadas de hoy',
  liveNow: (number: number) => `${number} en curso`,
  failed: (number: number) => count(number, 'fallida', 'fallidas'),
  changed: 'Modificado',
  analytics: 'Estadísticas',
  calls: 'Llamadas',
  backTest: 'Prueba retrospectiva',
  rename: 'Cambiar el nombre',
  delete: 'Eliminar',
  deleteTitle: (name: string) => `¿Eliminar ${name}?`,
  deleteText: 'Con él se eliminan su flujo, sus versiones y el registro de sus llamadas. No se puede deshacer.',
  more: (name: string) => `Más opciones para ${name}`,
  name: 'Nombre',
  namePlaceholder: 'Recepción',
  gallery: {
    title: 'Partir de',
    groups: {
      own: 'Su propia línea',
      bookings: 'Citas y mesas',
      service: 'Preguntas, pedidos y reparaciones',
      outbound: 'Llamadas que hace usted',
    },
    starts: {
      'dental-practice': {
        title: 'Clínica dental',
        text: 'Reserva, cambia y cancela citas, conoce el horario y pasa la llamada a una persona.',
      },
      restaurant: {
        title: 'Restaurante',
        text: 'Toma y cambia reservas, responde a preguntas y transfiere los grupos grandes.',
      },
      'vet-practice': {
        title: 'Clínica veterinaria',
        text: 'Da citas, anota recetas y encuentra ayuda para un animal de día y de noche.',
      },
      'online-shop': {
        title: 'Pedidos y devoluciones',
        text: 'Dice dónde está un pedido, registra devoluciones y responde a partir de sus documentos.',
      },
      'property-repairs': {
        title: 'Línea de averías',
        text: 'Anota averías para una administración de fincas y llama a un técnico si hay una fuga de agua.',
      },
      'it-help-desk': {
        title: 'Soporte informático',
        text: 'Ayuda con las contraseñas, abre incidencias, informa de cómo van y avisa a un técnico.',
      },
      'law-firm': {
        title: 'Bufete de abogados',
        text: 'Anota asuntos nuevos con consentimiento, pasa las llamadas de clientes y llama al abogado de guardia.',
      },
      'customer-survey': {
        title: 'Encuesta de satisfacción',
        text: 'Llama después de una visita, hace dos preguntas y pide al responsable que llame a quien no quedó contento.',
      },
      questions: {
        title: 'Unas preguntas',
        text: 'Diga qué pueden hacer quienes llaman: reservar, preguntar, dejar un mensaje. El flujo se dibuja para usted, ya terminado.',
      },
      description: {
        title: 'Una descripción',
        text: 'Cuente con sus palabras cómo se debe contestar su teléfono. Un modelo lo dibuja ante sus ojos.',
      },
      empty: { title: 'Flujo vacío', text: 'Contesta y se despide. Todo lo demás lo dibuja usted.' },
      file: { title: 'Un archivo', text: 'Un flujo de AYBIZA, Twilio Studio, Amazon Connect o Vapi.' },
    },
  },
  questions: {
    business: 'Cómo se llama el negocio',
    businessPlaceholder: 'Yoga del Puerto',
    businessHint: 'Es lo primero que oye quien llama: «Hola, le atiende Yoga del Puerto. ¿En qué puedo ayudarle?»',
    trade: 'Qué es',
    tradePlaceholder: 'un centro de yoga',
    wishes: 'Qué pueden hacer quienes llaman',
    books: 'Reservar, cambiar o cancelar una cita',
    booksHint: 'En la agenda que incluye AYBIZA. Más adelante se puede conectar otra.',
    messages: 'Dejar un mensaje',
    messagesHint: 'El nombre y lo que desea se anotan con la llamada.',
    hours: 'Cuándo hay alguien',
    hoursPlaceholder: 'Abrimos de lunes a viernes, de nueve a cinco.',
    hoursHint: 'Se dice tal cual a quien lo pregunte. Si se deja vacío, no se dice a nadie.',
    facts: 'Qué preguntan quienes llaman',
    factsPlaceholder:
      'Una clase suelta cuesta 14 euros y diez cuestan 120. Hay esterillas. El aparcamiento está detrás del edificio.',
    factsHint:
      'A las preguntas se responde a partir de este texto y de nada más. Si se deja vacío, no se responde a ninguna.',
    person: 'A quién se llama para «hablar con una persona»',
    personPlaceholder: '+34 912 345 678',
    personHint: 'Con el prefijo del país. Si se deja vacío, a nadie.',
    personPattern: 'Un número con el prefijo del país, por ejemplo, +34 912 345 678',
    nothing: 'Elija al menos una cosa que puedan hacer quienes llaman, o escriba qué pueden preguntar.',
  },
  description: {
    label: '¿Cómo se debe contestar su teléfono?',
    placeholder:
      'Somos una pastelería de barrio. La gente encarga tartas para un día y una hora; necesitamos su nombre, qué hay que escribir en la tarta y para cuándo. Preguntan cuándo abrimos: de martes a sábado, de ocho a seis. Para todo lo demás, se pasa la llamada a María, al +34 912 345 678.',
    hint: 'Qué quieren quienes llaman, qué necesita saber de ellos, qué pasa después y a quién se llama cuando el agente no puede ayudar.',
    practice: 'El modelo de práctica no sabe dibujar un flujo.',
    connect: 'Conectar un modelo',
    instead: 'o responda mejor a unas preguntas: para eso no hace falta ninguno.',
    questions: 'Unas preguntas',
  },
  save: 'Guardar',
});
