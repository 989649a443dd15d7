/** Text or number that has passed its rule; only the parser of that rule makes one. */
type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
declare const brand: unique symbol;

/** The file's name: `^[a-z][a-z0-9]*(-[a-z0-9]+)*$`, 2 to 31 characters. */
export type Slug = Brand<string, "Slug">;
/** `m-0003`: given at admission, never changed, never used again. */
export type MemberId = Brand<string, "MemberId">;
/** Unix and AlternC account: `[a-z][a-z0-9]*`, at most 14 characters. */
export type Login = Brand<string, "Login">;
/** ASCII form of a domain that a member owns, lower case, at most 64 characters. */
export type Domain = Brand<string, "Domain">;
/** Full name under which a site or wiki answers, ASCII form: a domain, or labels before one. */
export type Host = Brand<string, "Host">;
/** `local@domain`, domain in ASCII form. */
export type Address = Brand<string, "Address">;
/** A size in bytes, a positive whole number up to 16 TiB. `formatSize` of size.ts writes it for people. */
export type Bytes = Brand<number, "Bytes">;
