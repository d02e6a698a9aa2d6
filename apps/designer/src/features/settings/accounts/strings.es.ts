import { translate } from '../../../language/strings.ts';
import type { accountStrings } from './strings.ts';

const openAiAddress = { label: 'Dirección', hint: 'Empieza por https y termina antes de «/chat» o «/audio».' };
const processedIn = {
  label: 'Procesa las llamadas en',
  hint: 'Solo importa si las llamadas deben procesarse en una única región y la dirección no la revela. Usted responde de ello.',
};

const notUsed = (isWhole: boolean) => (isWhole ? 'No se usa en las llamadas' : 'Solo se usa en parte en las llamadas');

export const providerAccountSpanish = translate<typeof accountStrings>('settings/accounts', {
  title: 'Teléfono, voz y pensamiento',
  lead: 'Las llamadas necesitan una línea telefónica, alguien que escuche y hable, y un modelo que piense. Use sus propias cuentas con estas empresas, para que el coste de las llamadas figure en su propia factura. Donde no tenga ninguna, se usan las que se configuraron con esta instalación.',
  ownerLead:
    'El equipo de práctica funciona en esta máquina: no necesita ninguna cuenta y no basta para atender a personas reales. El propietario del espacio de trabajo puede conectar cuentas reales.',
  status: {
    own: 'Su cuenta',
    installation: 'Cuenta de la instalación',
    practice: 'Práctica',
    none: 'Sin configurar',
  },
  parts: { phone: 'Línea telefónica', stt: 'Escucha', tts: 'Habla', llm: 'Piensa' },
  real: 'Conectado',
  endsIn: (ending: string) => `La clave termina en ${ending}`,
  keyStored: 'Clave guardada',
  noKey: 'Sin clave',
  usePractice: 'Se usa el equipo de práctica hasta que conecte una cuenta.',
  useInstallation: 'Se usa la cuenta que se configuró con esta instalación.',
  mail: {
    practice: 'Los correos se escriben, pero no llegan a nadie hasta que conecte un servidor de correo.',
    none: 'No se envía ningún correo hasta que conecte un servidor de correo.',
  },
  useNone: 'No es necesario. Una vez configurado, elíjalo más abajo.',
  setUp: 'Configurar',
  change: 'Cambiar',
  tryIt: 'Probar',
  trying: 'Probando…',
  remove: 'Quitar',
  about: (action: string, name: string) => `${action}: ${name}`,
  saved: 'Guardado. Las llamadas lo usan desde ahora.',
  outside: {
    eu: (isWhole: boolean) =>
      `${notUsed(isWhole)}: estas se procesan únicamente en la Unión Europea (Ajustes → Privacidad). Elija una región o una dirección de allí.`,
    us: (isWhole: boolean) =>
      `${notUsed(isWhole)}: estas se procesan únicamente en Estados Unidos (Ajustes → Privacidad). Elija una región o una dirección de allí.`,
  },
  notTried: 'No se pudo probar la cuenta.',
  tried: {
    account: 'Cuenta',
    recogniser: 'Escucha',
    voice: 'Voz',
    model: 'Pensamiento',
    secondModel: 'Segundo modelo',
  },
  outcomes: {
    works: 'funciona',
    wrongKey: 'La clave o el token no es correcto. Vuelva a copiarlo del sitio web de la empresa.',
    notAllowed: 'La clave es correcta, pero no tiene permiso para esto. Déselo en el sitio web de la empresa.',
    unreachable: 'No hay respuesta. Revise la dirección o la región e inténtelo de nuevo.',
    modelNotAvailable:
      'El modelo no está disponible con esta cuenta. Revise su identificador y si se le ha concedido acceso.',
    noCredit: 'La cuenta no tiene saldo o está suspendida.',
    busy: 'El servicio está saturado en este momento. Inténtelo de nuevo dentro de un minuto.',
    addressRefused: 'Esta dirección no está permitida: lleva a una red privada.',
    failed: 'El servicio respondió, pero no como se esperaba.',
  },
  vendors: {
    twilio: {
      name: 'Twilio',
      use: 'Llamadas telefónicas y SMS',
      fields: {
        accountSid: {
          label: 'Account SID',
          hint: 'En la primera página de la consola de Twilio; empieza por AC.',
        },
      },
      secret: { label: 'Auth Token', hint: 'Junto al Account SID.' },
    },
    deepgram: {
      name: 'Deepgram',
      use: 'Escucha y habla',
      fields: {
        baseUrl: { label: 'Dirección', hint: 'Solo para otra región o un servidor propio.' },
        processedIn,
      },
      secret: { label: 'Clave de API', hint: 'En la consola de Deepgram, en «API Keys».' },
    },
    aws: {
      name: 'Amazon Web Services',
      use: 'Piensa (Bedrock); escucha y habla cuando Deepgram no lo hace',
      fields: {
        region: { label: 'Región', hint: 'Cuanto más cerca de quienes llaman, más breves son las pausas.' },
        accessKeyId: { label: 'ID de la clave de acceso (access key ID)' },
        modelId: {
          label: 'Modelo',
          hint: 'El identificador de un modelo o de un perfil de inferencia de Amazon Bedrock. Sin él, la cuenta solo escucha y habla.',
        },
        fallbackModelId: { label: 'Segundo modelo', hint: 'Se le consulta cuando el primero no responde.' },
        fallbackRegion: {
          label: 'Región del segundo modelo',
          hint: 'Otra distinta, para que un fallo en una región no deje mudos a los dos.',
        },
      },
      secret: {
        label: 'Clave de acceso secreta (secret access key)',
        hint: 'AWS la muestra una sola vez, al crear la clave de acceso.',
      },
    },
    anthropic: {
      name: 'Anthropic',
      use: 'Piensa: Claude, sin pasar por Amazon',
      fields: { modelId: { label: 'Modelo' } },
      secret: { label: 'Clave de API', hint: 'En la consola de Claude, en «API Keys».' },
    },
    openAiModel: {
      name: 'Otro modelo',
      use: 'Piensa: cualquier servidor que hable el protocolo de OpenAI',
      fields: { baseUrl: openAiAddress, modelId: { label: 'Modelo' }, processedIn },
      secret: { label: 'Clave de API', hint: 'Si su servidor la pide.' },
    },
    openAiVoice: {
      name: 'Otra voz',
      use: 'Habla: cualquier servidor que hable el protocolo de OpenAI',
      fields: {
        baseUrl: openAiAddress,
        modelId: { label: 'Modelo' },
        voice: { label: 'Voz', hint: 'La que se usa cuando un agente no indica ninguna voz de este servidor.' },
        processedIn,
      },
      secret: { label: 'Clave de API', hint: 'Si su servidor la pide.' },
    },
    mail: {
      name: 'Correo electrónico',
      use: 'Envía correos después de las llamadas',
      fields: {
        server: {
          label: 'Servidor de correo saliente',
          hint: 'Su proveedor de correo lo llama SMTP. Si el puerto no es el 587, escríbalo detrás de dos puntos.',
        },
        username: { label: 'Nombre de usuario', hint: 'A menudo, la propia dirección.' },
        from: {
          label: 'De',
          hint: 'Lo que se ve como remitente.',
          placeholder: 'Recepción de la clínica <desk@example.com>',
        },
      },
      secret: {
        label: 'Contraseña',
        hint: 'Algunos proveedores piden una creada para este uso, una «contraseña de aplicación».',
      },
    },
  },
  processedIn: { '': 'Lo dice su dirección, o no se sabe', eu: 'La Unión Europea', us: 'Estados Unidos' },
  secondSecret: {
    label: 'Segundo Auth Token',
    hint: 'Solo mientras cambia el token: el nuevo arriba y el antiguo aquí, hasta que el nuevo sea el principal en Twilio.',
  },
  save: 'Guardar y probar',
  secretKept: (ending: string) =>
    ending === ''
      ? 'Déjelo vacío para conservar el valor guardado.'
      : `Déjelo vacío para conservar el valor que termina en ${ending}.`,
  secretOnce: 'Se guarda cifrado; nadie puede volver a verlo.',
  optional: (label: string) => `${label} (opcional)`,
  removeTitle: (name: string) => `¿Quitar su cuenta «${name}»?`,
  removeText: {
    twilio:
      'Ya no se contestan las llamadas a los números que tiene en esta cuenta, ni se hacen llamadas a través de ella.',
    mail: 'Desde ahora, los correos después de las llamadas salen por el servidor de correo de la instalación o, si no lo tiene, no se envían.',
    other:
      'Desde ahora, las llamadas usan la cuenta de la instalación u otro proveedor que usted haya elegido. Las llamadas en curso no se ven afectadas.',
  },
  choice: 'Quién hace qué',
  choiceLead:
    'A quién recurren primero sus agentes. Si un proveedor no responde durante una llamada, lo sustituye el siguiente y la página de la llamada lo indica.',
  recogniser: 'Escucha',
  voice: 'Habla',
  model: 'Piensa',
  secondModel: 'Piensa cuando el primero no responde',
  asInstalled: (name: string) => `Lo habitual: ${name}`,
  recognisers: { deepgram: 'Deepgram', transcribe: 'Amazon Transcribe' },
  voices: { deepgram: 'Deepgram Aura', polly: 'Amazon Polly', openAiVoice: 'Su voz compatible con OpenAI' },
  models: {
    bedrock: 'Claude en Amazon Bedrock',
    bedrockFallback: 'El segundo modelo de Amazon Bedrock',
    anthropic: 'Claude de Anthropic',
    openAiModel: 'Su modelo compatible con OpenAI',
  },
  nobody: 'Nadie',
  usualSecond: 'Lo habitual: el segundo modelo de Amazon Bedrock',
  missing: 'Su cuenta no está configurada: hasta que lo esté, se usa lo habitual.',
  keepChoice: 'Guardar',
  choiceSaved: 'Guardado. Las llamadas lo usan desde ahora.',
});
