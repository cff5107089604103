const RFC_3339 =
	/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

export interface VendorInstant {
	/** Ms since 1970; what is finer is cut off. */
	ms: number;
	/** In UTC with nine fraction digits, so that later instants sort after earlier ones as text. */
	sortable: string;
	/** In UTC with three fraction digits, as the API takes an instant. */
	iso: string;
}

/**
 * Reads an instant as helpdesks write it: RFC 3339 with an offset, the seconds and their fraction left out or as fine as
 * the vendor likes. Null for anything else, for a day that does not exist, and for years before 1970.
 */
export function readInstant(text: string): VendorInstant | null {
	const match = RFC_3339.exec(text);
	if (!match) return null;
	const [, date = '', minutes = '', seconds = '00', fraction = '', offset = ''] = match;
	const local = `${date}T${minutes}:${seconds}`;
	const asIfUtc = Date.parse(`${local}Z`);
	// Date.parse takes 30 February for 1 or 2 March
	if (Number.isNaN(asIfUtc) || new Date(asIfUtc).toISOString().slice(0, 19) !== local) return null;
	const wholeSecond = Date.parse(`${local}${offset}`);
	if (Number.isNaN(wholeSecond) || wholeSecond < 0) return null;
	const nanos = fraction.slice(0, 9).padEnd(9, '0');
	const ms = wholeSecond + Number(nanos.slice(0, 3));
	const toTheSecond = new Date(wholeSecond).toISOString().slice(0, 19);
	return { ms, sortable: `${toTheSecond}.${nanos}Z`, iso: new Date(ms).toISOString() };
}
