import { differential } from "./differential";
import { verbs } from "./verbs";

differential(verbs);
