import type { Text } from "../text.ts";

/** How a member would go about it. */
export type Means = "user" | "php" | "apache";

export interface Way {
  readonly by: Means;
  /** What would be possible, as in "could …". */
  readonly what: Text;
}

const way = (by: Means, fr: string, en: string): Way => ({ by, what: { fr, en } });

/** Every way that server/isolation tries, under its name there. */
export const ways = {
  files: way("user", "lire les fichiers d'un site", "read the files of a site"),
  credentials: way("user", "lire le mot de passe d'une base de données", "read the password of a database"),
  sessions: way("user", "lire les sessions de qui visite un site", "read the sessions of who visits a site"),
  temporary: way("user", "lire les fichiers temporaires d'un site", "read the temporary files of a site"),
  "php-log": way("user", "lire le journal de PHP", "read the log of PHP"),
  "access-log": way("user", "lire le journal des visites", "read the log of visits"),
  statistics: way("user", "lire les statistiques de visites", "read the statistics of visits"),
  mail: way("user", "lire le courriel", "read mail"),
  quarantine: way("user", "lire ce qui est en quarantaine", "read what is in quarantine"),
  crontab: way("user", "lire ce qui se lance à heure fixe", "read what is run by the clock"),
  write: way("user", "écrire un fichier", "write a file"),
  "hard-link": way("user", "faire un lien dur vers un fichier", "make a hard link to a file"),
  database: way(
    "user",
    "ouvrir une base de données avec son propre mot de passe",
    "open a database with its own password",
  ),
  "database-without-password": way(
    "user",
    "ouvrir une base de données sans mot de passe",
    "open a database without a password",
  ),
  "pool-socket": way("user", "parler à PHP par son connecteur", "talk to PHP by its socket"),
  "process-arguments": way("user", "lire les arguments des programmes", "read the arguments of programs"),
  "process-environment": way("user", "lire l'environnement des programmes", "read the environment of programs"),
  signal: way("user", "arrêter un programme", "stop a program"),
  "php-file": way("php", "lire un fichier", "read a file"),
  "php-write": way("php", "écrire un fichier", "write a file"),
  "php-program": way("php", "lire un fichier avec un programme", "read a file with a program"),
  "php-leave": way("php", "lire les fichiers du serveur", "read files of the server"),
  "php-pool-socket": way("php", "parler à PHP par son connecteur", "talk to PHP by its socket"),
  "php-processes": way("php", "voir les programmes", "see programs"),
  "php-tmp": way("php", "trouver ce qui est dans /tmp", "find what is in /tmp"),
  "php-shared-files": way("php", "trouver ce qui est dans /dev/shm", "find what is in /dev/shm"),
  "php-shared-memory": way("php", "lire une mémoire partagée", "read shared memory"),
  "web-link": way("apache", "faire suivre un lien vers un fichier", "have a link to a file followed"),
  "web-link-options": way(
    "apache",
    "faire suivre un lien par Options dans .htaccess",
    "have a link followed by Options in .htaccess",
  ),
  "web-path": way("apache", "demander un fichier par son chemin", "ask for a file by its path"),
  "web-handler": way(
    "apache",
    "faire parler à PHP par SetHandler dans .htaccess",
    "have PHP talked to by SetHandler in .htaccess",
  ),
  "web-rewrite": way(
    "apache",
    "faire parler à PHP par RewriteRule dans .htaccess",
    "have PHP talked to by RewriteRule in .htaccess",
  ),
  "web-settings": way("apache", "changer les murs de PHP par .htaccess", "change the walls of PHP by .htaccess"),
  "web-host": way("apache", "montrer une page sous le nom d'un site", "show a page under the name of a site"),
} as const satisfies Readonly<Record<string, Way>>;

export type WayName = keyof typeof ways;

export const wayNames = Object.keys(ways) as readonly WayName[];
