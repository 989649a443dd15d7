import { kept } from "./kept.ts";
import { about, linesOf, type Line, type Subject } from "./line.ts";

/** Matrix accounts, bridges to other networks, video calls. */
export const extras: Subject = (before, after) => [
  ...linesOf(before?.extras.matrix?.users ?? [], after.extras.matrix?.users ?? [], {
    key: (user) => user,
    appears: matrixAppears,
    differs: () => [],
    stops: matrixStops,
  }),
  ...linesOf<Bridge>(before?.extras.matrix?.bridges ?? [], after.extras.matrix?.bridges ?? [], {
    key: (bridge) => bridge,
    appears: bridgeAppears,
    differs: () => [],
    stops: bridgeStops,
  }),
  ...visioLines(before?.extras.visio === true, after.extras.visio),
];

function matrixAppears(user: string): Line {
  return about("matrix", user)("appears", "décision", {
    fr: `compte Matrix ${user} (messagerie instantanée)`,
    en: `Matrix account ${user} (instant messages)`,
  });
}

function matrixStops(user: string): Line {
  return about("matrix", user)("stops", "danger", {
    fr: `compte Matrix ${user} : retiré. ${kept.fr}`,
    en: `Matrix account ${user}: removed. ${kept.en}`,
  });
}

type Bridge = keyof typeof networks;

const networks = { whatsapp: "WhatsApp", messenger: "Messenger", telegram: "Telegram", signal: "Signal" } as const;

function bridgeAppears(bridge: Bridge): Line {
  const name = networks[bridge];
  return about("bridge", name)("appears", "décision", {
    fr: `passerelle Matrix vers ${name} : les messages échangés passent aussi par ${name}`,
    en: `Matrix bridge to ${name}: messages sent through it pass through ${name} too`,
  });
}

function bridgeStops(bridge: Bridge): Line {
  const name = networks[bridge];
  return about("bridge", name)("stops", "décision", {
    fr: `passerelle Matrix vers ${name} : fermée ; les messages déjà reçus restent dans Matrix`,
    en: `Matrix bridge to ${name}: closed; messages that were received stay in Matrix`,
  });
}

function visioLines(was: boolean, is: boolean): readonly Line[] {
  if (was === is) return [];
  const say = about("visio", "visio");
  return [
    is
      ? say("appears", "décision", { fr: "visioconférence ouverte au groupe", en: "video calls open to the group" })
      : say("stops", "décision", {
          fr: "visioconférence fermée au groupe ; elle ne garde aucune donnée",
          en: "video calls closed to the group; they keep no data",
        }),
  ];
}
