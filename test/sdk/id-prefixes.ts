/** What ids begin with, read from the examples and texts of the official document and from Persona's documentation. */
const prefixes: Readonly<Record<string, readonly string[]>> = {
  "account-id": ["act_"],
  "account-type-id": ["acttp_"],
  "api-key-id": ["api_"],
  "api-log-id": ["req_"],
  "case-id": ["case_"],
  "case-template-id": ["ctmpl_"],
  "connection-id": ["cxn_"],
  "device-id": ["dev_"],
  "document-id": ["doc_"],
  "event-id": ["evt_"],
  "graph-query-id": ["grphq_"],
  "importer-id": ["mprt_"],
  "inquiry-id": ["inq_", "iqfs_"],
  "inquiry-session-id": ["iqse_"],
  "inquiry-template-id": ["itmpl_", "tmpl_", "blu_"],
  "list-id": ["lst_"],
  "relay-token": ["relay_"],
  "report-id": ["rep_"],
  "share-token-id": ["cnst_"],
  "theme-set-id": ["theset_"],
  "transaction-id": ["txn_"],
  "transaction-type-id": ["txntp_"],
  "user-audit-log-id": ["ual_"],
  "verification-id": ["ver_"],
  "webhook-id": ["wbh_"],
  "workflow-id": ["wfl_"],
  "workflow-run-id": ["wfr_", "wfl_"],
};

/** Each kind of list item has a prefix of its own; the path tells the kind. */
const listItems: Readonly<Record<string, readonly string[]>> = {
  "browser-fingerprints": ["libf_"],
  countries: ["lic_"],
  "device-fingerprints": ["lidf_"],
  "email-addresses": ["liea_"],
  fields: ["liif_"],
  geolocations: ["ligl_"],
  "government-id-numbers": ["ligin_"],
  "ip-addresses": ["liip_"],
  names: ["lin_"],
  "phone-numbers": ["lipn_"],
  strings: ["lin_"],
};

/** @param key method and path template of the operation. */
export function prefixesOf(parameter: string, key: string): readonly string[] {
  const known =
    parameter === "list-item-id" ? listItems[key.split("/").at(-2) ?? ""] : prefixes[parameter];
  if (known === undefined) throw new Error(`no prefixes are known for ${parameter} of ${key}`);
  return known;
}
