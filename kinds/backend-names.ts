// The provider knows names through kinds alone.
export { backendNames, type BackendName } from "../core/backend-names.ts";
