-- one row per rejected hand-off with a reason, by reason; counted: the reason says that sales knew the lead before
select hand_off.lead_id, hand_off.reason as key, said.is_known as counted
from hand_off
join leads on leads.lead_id = hand_off.lead_id
join (
    select
        reason,
        (
            -- a customer already: English, German, French, Spanish and Portuguese, Italian, Dutch
            regexp_matches(lower(reason), '\b(already|existing|current|active)\b.{0,12}\b(customer|client|account)')
            or regexp_matches(lower(reason), 'bestandskund|stammkund|\b(bereits|schon|bestehend\w*|ist)\b.{0,12}\bkund')
            or regexp_matches(lower(reason), 'd[ée]j[àa].{0,12}\bclient|\bclient\w*.{0,4}\b(existant|actuel)')
            or regexp_matches(lower(reason), '\b(ya|j[áa]) .{0,6}\bcliente|\bcliente\w*.{0,4}\b(existente|actual|atual)')
            or regexp_matches(lower(reason), '\bgi[àa].{0,8}\bcliente|\bcliente.{0,4}\besistente')
            or regexp_matches(lower(reason), '\b(al|bestaande?|huidige)\b.{0,8}\bklant')
            -- a contact that sales knows
            or regexp_matches(lower(reason), '\bwe (already )?know\b|\b(already|well)[ -]known|\bknown (contact|customer|client|lead|account|person|company|to )')
            or regexp_matches(lower(reason), '\bkennen wir|\bwir kennen\b|\b(bereits|schon|uns) bekannt|\bbekannter? (kontakt|kund)|\b(bereits|schon) (in|im) kontakt')
            or regexp_matches(lower(reason), 'd[ée]j[àa] (connu|en contact)|\bcontact connu|\b(ya|j[áa]) (conocid|conhecid|en contacto|em contato)|\bcontacto conocido|\bgi[àa] conosciut|\b(al|reeds) bekend')
            or regexp_matches(lower(reason), '\balready (in (contact|touch|talks)|engaged|working|contacted)')
            -- under way already, or entered twice
            or regexp_matches(lower(reason), '\b(in|im|dans|en|nel|nella|no)\b.{0,12}\bpipeline|\bpipeline already')
            or regexp_matches(lower(reason), '\b(open|existing|active|already an?)\b.{0,4}\b(opportunity|deal)\b')
            or regexp_matches(lower(reason), '\balready (in|on) (the |our )?(crm|system|database|list)|\bexisting (lead|contact|record)')
            or regexp_matches(lower(reason), '\bduplicate|\bduplicat[eo]|\bduplicad[oa]|\bdupe\b|\bduplikat|\bdublette|\bdoppelt|\bdoublon|\bdoppione|\bdubbele? ')
        )
        and not regexp_matches(lower(reason), '\b(not|no|never) (an? |yet )?(already|existing|current|active|known|in)\b')
        and not regexp_matches(lower(reason), 'competitor|competition|konkurren|mitbewerb|wettbewerb|concurren|competidor|competencia')
        as is_known
    from (
        select distinct reason
        from hand_off
        where dataset_id = $dataset_id and decision = 'rejected' and reason is not null
    ) as given
) as said on said.reason = hand_off.reason
where hand_off.dataset_id = $dataset_id and hand_off.decision = 'rejected'
