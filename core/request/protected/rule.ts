import type { Remark } from "../../problem.ts";
import type { Subject, TouchedFile } from "../subject.ts";

/** A rule about one member file before and after, by parsed values: comments and order of keys do not count. */
export type ProtectedRule = (file: TouchedFile, subject: Subject) => readonly Remark[];
