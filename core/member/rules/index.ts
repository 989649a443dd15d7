import * as apps from "./site-apps.ts";
import * as domains from "./own-domains.ts";
import * as konbit from "./konbit-values.ts";
import * as lifecycle from "./lifecycle.ts";
import * as limits from "./limits.ts";
import * as operator from "./operator.ts";
import * as references from "./references.ts";
import * as wikis from "./wikis.ts";
import type { MemberRule } from "./rule.ts";

/** Every rule between the keys of one file. Adding one is a line here. */
export const memberRules: readonly MemberRule[] = [
  domains.mailOnOwnDomain,
  domains.hostsOnOwnDomain,
  references.targetsExist,
  references.onlyCatchAllIsNone,
  references.ownersExist,
  references.matrixUsersExist,
  references.keysBelongToMaintainers,
  references.formerNameIsFree,
  apps.keysFitApp,
  apps.redirectsLeadAway,
  wikis.privateStaysPrivate,
  konbit.valuesOfKonbit,
  konbit.backupHasReason,
  limits.countsFit,
  limits.quotasFit,
  lifecycle.candidateHasNothingGiven,
  lifecycle.admittedHasId,
  lifecycle.purgeFollowsLeft,
  lifecycle.maintainersOnce,
  operator.loginIsFree,
  operator.loginIsCut,
  operator.operatorIsOne,
];
