import type { Pages } from "./page.ts";
import { lines } from "./sample.ts";

/** K0310 to K0317: domains, and what stands before them. */
export const domains = {
  K0310: {
    title: { fr: "Nom de domaine impossible", en: "Impossible domain name" },
    means: {
      fr: "Un domaine est fait de mots (lettres, chiffres, tirets) séparés par des points, deux mots au moins.",
      en: "A domain is made of words (letters, digits, hyphens) with dots between them, two words at least.",
    },
    why: {
      fr: "Aucun bureau d'enregistrement ne vend autre chose.",
      en: "No registrar sells anything else.",
    },
    todo: {
      fr: "Écrivez le domaine comme sur votre facture : racine-commune.example.",
      en: "Write the domain as on your invoice: racine-commune.example.",
    },
    ...lines("domains: [racine_commune.example]", "domains: [racine-commune.example]"),
  },
  K0311: {
    title: { fr: "Adresse Web au lieu d'un domaine", en: "Web address instead of a domain" },
    means: {
      fr: "C'est une adresse copiée du navigateur ; seul le nom est demandé.",
      en: "This was copied from the browser; the name alone is asked for.",
    },
    why: {
      fr: "Le même domaine sert au Web et au courriel.",
      en: "One domain serves the web and the mail.",
    },
    todo: {
      fr: "Gardez ce qui est entre « https:// » et la première barre oblique.",
      en: 'Keep what is between "https://" and the first slash.',
    },
    ...lines("domains: [https://racine-commune.example/]", "domains: [racine-commune.example]"),
  },
  K0312: {
    title: { fr: "Lettres de deux alphabets", en: "Letters of two alphabets" },
    means: {
      fr: "Une des lettres vient d'un autre alphabet et ressemble à une lettre latine : le « а » cyrillique, par exemple.",
      en: 'One of the letters is of another alphabet and looks like a Latin one: the Cyrillic "а", for example.',
    },
    why: {
      fr: "C'est ainsi qu'on imite le domaine de quelqu'un d'autre.",
      en: "That is how somebody else's domain is imitated.",
    },
    todo: { fr: "Retapez le nom au clavier.", en: "Type the name again." },
    ...lines("domains: [r\u0430cine-commune.example]", "domains: [racine-commune.example]"),
  },
  K0313: {
    title: { fr: "Domaine trop long", en: "Domain too long" },
    means: {
      fr: "Le domaine dépasse 64 caractères, comptés dans la forme qui circule sur Internet (sans accents).",
      en: "The domain has more than 64 characters, counted in the form that travels on the Internet (without accents).",
    },
    why: {
      fr: "Le logiciel d'hébergement n'en garde pas davantage et couperait le nom.",
      en: "The hosting software keeps no more and would cut the name.",
    },
    todo: { fr: "Prenez un domaine plus court.", en: "Take a shorter domain." },
    ...lines(
      "domains: [federation-des-cooperatives-de-solidarite-et-jardins-du-nord.example]",
      "domains: [cooperatives-du-nord.example]",
    ),
  },
  K0314: {
    title: { fr: "Nom de site incomplet", en: "Incomplete host name" },
    means: {
      fr: "À cet endroit, il faut le nom entier, domaine compris.",
      en: "At this place the whole name is needed, with its domain.",
    },
    why: {
      fr: "Un membre peut avoir plusieurs domaines.",
      en: "A member may have several domains.",
    },
    todo: { fr: "Ajoutez le domaine.", en: "Add the domain." },
    ...lines(
      "sites:\n  - { name: www, app: php, aliases: [boutique] }",
      "sites:\n  - { name: www, app: php, aliases: [boutique.racine-commune.example] }",
    ),
  },
  K0315: {
    title: { fr: "Nom de site ou de wiki impossible", en: "Impossible name of a site or wiki" },
    means: {
      fr: "Ce nom se met devant votre domaine (wiki.racine-commune.example) : lettres sans accent, chiffres, tirets entre deux.",
      en: "This name is put before your domain (wiki.racine-commune.example): plain letters, digits, hyphens between them.",
    },
    why: {
      fr: "Le système des noms de domaine n'accepte rien d'autre.",
      en: "The system of domain names accepts nothing else.",
    },
    todo: {
      fr: "Remplacez espaces et soulignements par un tiret, enlevez les accents.",
      en: "Replace spaces and underscores by a hyphen, take out accents.",
    },
    ...lines("wikis: [mon_wiki]", "wikis: [mon-wiki]"),
  },
  K0316: {
    title: { fr: "Nom complet sous « name »", en: 'Full name under "name"' },
    means: {
      fr: "« name » est un seul mot, sans point ; il identifie le site ou le wiki pour toujours.",
      en: '"name" is one word without a dot; it identifies the site or wiki for ever.',
    },
    why: {
      fr: "L'adresse peut changer un jour, le nom non : les données y sont attachées.",
      en: "The address may change one day, the name does not: the data are tied to it.",
    },
    todo: {
      fr: "Gardez un mot sous « name » et mettez le nom complet sous « host ».",
      en: 'Keep one word under "name" and put the full name under "host".',
    },
    ...lines(
      "wikis:\n  - { name: wiki.racine-commune.example }",
      "wikis:\n  - { name: wiki, host: wiki.racine-commune.example }",
    ),
  },
  K0317: {
    title: { fr: "Nom que le serveur utilise", en: "Name that the server uses" },
    means: {
      fr: "Les noms mail, smtp, imap, webmail, lists, ns1 et quelques autres mènent au serveur lui-même, sur tous les domaines.",
      en: "The names mail, smtp, imap, webmail, lists, ns1 and a few others lead to the server itself, on every domain.",
    },
    why: {
      fr: "Les logiciels de courriel les cherchent sous ces noms.",
      en: "Mail programs look for it under these names.",
    },
    todo: { fr: "Choisissez un autre nom.", en: "Choose another name." },
    ...lines("wikis: [mail]", "wikis: [courrier]"),
  },
} satisfies Pages;
