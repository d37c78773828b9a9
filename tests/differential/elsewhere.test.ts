import { differential } from "./differential";
import { elsewhere } from "./elsewhere";

differential(elsewhere);
