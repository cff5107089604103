/** Secrets that have to be read again, as they lie in the store: whoever has the store alone cannot read them. */
export interface Sealing {
	/** @param place where it is to lie, such as `sign-in:settings#secret`; it opens nowhere else */
	seal(place: string, text: string): string;
	/** @throws Error for what was not sealed here, or for another place */
	open(place: string, sealed: string): string;
}

/** As server/store/secret-fields.ts has them, which seals them anew when the key is replaced. */
export const FACTOR = (person: string): string => `person:${person}#secondFactor.secret`;
export const PROVIDER_SECRET = 'sign-in:settings#secret';
/** What a provider said of who signed in, while the session lasts. */
export const ID_TOKEN = 'id-token';
