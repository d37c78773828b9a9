import { differential } from "./differential";
import { drift } from "./drift";

differential(drift);
