-- one row per hand-off, by rep and grade; counted: sales accepted it (not known where it is not decided yet)
select hand_off.lead_id, graded.owner as key, graded.grade as part, hand_off.decision = 'accepted' as counted
from hand_off
join graded on graded.lead_id = hand_off.lead_id
where hand_off.dataset_id = $dataset_id
