/** Names one object (JSON:API 1.1, 7.3). */
export interface ResourceIdentifier<Type extends string, Id extends string = string> {
  type?: Type;
  id?: Id;
}

/** Leads to one object; `include` brings it along. */
export interface ToOne<Type extends string, Id extends string = string> {
  data?: ResourceIdentifier<Type, Id>;
}

/** Leads to one object or none; `include` brings it along. */
export interface ToOneOrNone<Type extends string, Id extends string = string> {
  data?: ResourceIdentifier<Type, Id> | null;
}

/** Leads to any number of objects; `include` brings them along. */
export interface ToMany<Type extends string, Id extends string = string> {
  data?: ResourceIdentifier<Type, Id>[];
}
