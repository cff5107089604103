/** What the words before a number say that it is, in the languages of floors. */
import { DOT, FOUND, INNOCENT_FILL } from './found.ts';

const words = (list: string): string[] => list.trim().split(/\s+/);

/** Words for a telephone, whole. */
const PHONE = new Set(
	words(`
	tel tél telp phone phones fone cel cell mob hp gsm fax sms wa ring rang dial dialed dialled signal viber
	whatsapp telegram hotline handy ligar ligue marcar portable appel appeler rappel rappeler thoại sđt
`)
);
/** How they begin. */
const PHONE_BEGINS = words(`
	telef teléf teleph telep téléph phoned mobil móvil movil celul cellul cellp handph call contact llam
	rückruf rueckruf anruf angeruf rufnummer durchwahl erreichbar festnetz tawag tumawag tinawag тел звон
	позвон моб
`);
/** Where words are not parted, or begin with an article: what is in them. */
const PHONE_WITHIN = words(`
	هاتف جوال موبايل اتصل फोन फ़ोन मोबाइल 电话 電話 手机 手機 携帯 致电 전화
`);

/** What is numbered and is no telephone. */
const IDS = new Set(
	words(`
	order orders invoice invoices inv ref reference ticket tickets case incident id ids sku account acct acc
	serial sn imei iccid sim isbn ean upc gtin tracking track awb waybill parcel shipment consignment po so
	rma policy booking pnr transaction txn trx payment receipt contract batch job build version error code
	claim request req chg prb task session pid port meter card pedido factura fatura orden caso cuenta conta
	guía guia folio contrato bestellung bestellnummer rechnung rechnungsnummer auftrag auftragsnummer vorgang
	konto kontonummer kundennummer vertrag vertragsnummer sendung sendungsnummer seriennummer commande
	facture dossier colis compte ordine fattura zamówienie
`)
);
const IDS_WITHIN = ['طلب', 'فاتورة', 'حساب', '订单', '注文', '주문', 'заказ'];
/** Says that a number follows, and not which. */
const NUMBERED = new Set([
	'no',
	'nos',
	'nr',
	'num',
	'number',
	'numbers',
	'nummer',
	'n',
	'#',
	'№',
	'رقم'
]);
const NUMBERED_BEGINS = ['numer', 'númer', 'numér', 'nùmer'];

const WORD = /[\p{L}\p{M}]+|[#№]/gu;
/** How far a word may stand before its number, in UTF-16 units and in words. */
export const NEAR = 40;
const MOST_WORDS = 4;

export type Said = 'phone' | 'id' | null;

/**
 * @param before the reading before a number, or its end
 * @returns what the nearest word that says it calls the number; "order number" and "phone number" are of their first word
 */
export function saidOf(before: string): Said {
	const near = before.slice(-NEAR).toLowerCase();
	// beyond another number, or a line, words belong to something else
	const own = near.slice(lastBorder(near) + 1);
	let numbered = false;
	for (const word of (own.match(WORD) ?? []).slice(-MOST_WORDS).reverse()) {
		if (isOne(word, NUMBERED, NUMBERED_BEGINS)) numbered = true;
		else if (isOne(word, IDS, [], IDS_WITHIN)) return 'id';
		else if (isOne(word, PHONE, PHONE_BEGINS, PHONE_WITHIN)) return 'phone';
	}
	return numbered ? 'id' : null;
}

const BORDER = new RegExp(`[\\d\\n${FOUND}${INNOCENT_FILL}${DOT}]`);

function lastBorder(text: string): number {
	for (let at = text.length - 1; at >= 0; at--) if (BORDER.test(text[at] ?? '')) return at;
	return -1;
}

const isOne = (
	word: string,
	whole: ReadonlySet<string>,
	begins: readonly string[],
	within: readonly string[] = []
): boolean =>
	whole.has(word) ||
	begins.some((begin) => word.startsWith(begin)) ||
	within.some((part) => word.includes(part));
