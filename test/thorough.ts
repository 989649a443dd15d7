import process from "node:process";

/** What an ordinary run takes, and what one with KONBIT_THOROUGH=1 takes: points to be killed at, rounds of a property. */
export const fewOrAll = <Amount>(few: Amount, all: Amount): Amount =>
  ["", "0"].includes(process.env["KONBIT_THOROUGH"] ?? "") ? few : all;
